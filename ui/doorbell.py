"""A second start of the program on the same store rings at the window that runs: it comes to the front and takes the files handed over.

A local socket of this user on this machine; nothing of a network.
"""

from __future__ import annotations

import getpass
import hashlib
import json
from collections.abc import Sequence
from enum import Enum
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

_PATIENCE = 2000
"""Milliseconds a running window has for its answer: it never blocks longer than a tenth of a second."""

_ANSWER = b"here\n"


class Answer(Enum):
    """Who is at home: nobody listens, a window answered and was shown, or somebody listens and does not answer."""

    NOBODY = "nobody"
    SHOWN = "shown"
    SILENT = "silent"


def ring(store: Path, files: Sequence[Path] = ()) -> Answer:
    """Ring at the window on ``store``; one that answers has been shown and has got ``files``."""
    socket = QLocalSocket()
    socket.connectToServer(_name(store))
    if not socket.waitForConnected(_PATIENCE):
        return Answer.NOBODY
    socket.write(json.dumps([str(file.absolute()) for file in files]).encode() + b"\n")
    answer = b""
    while not answer.endswith(b"\n") and socket.waitForReadyRead(_PATIENCE):
        answer += bytes(socket.readAll().data())
    socket.close()
    return Answer.SHOWN if answer == _ANSWER else Answer.SILENT


class Doorbell(QObject):
    """Answers for the window on ``store``, whose lock is held. ``rung(list[Path])`` with the files handed over."""

    rung = Signal(list)

    def __init__(self, store: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._meet)
        # who holds the lock is alone: a socket that is still there was left by a program that died
        QLocalServer.removeServer(_name(store))
        self._server.listen(_name(store))

    @property
    def listens(self) -> bool:
        """Whether it can be rung."""
        return self._server.isListening()

    def close(self) -> None:
        """Answer no more."""
        self._server.close()

    def _meet(self) -> None:
        while (caller := self._server.nextPendingConnection()) is not None:
            caller.readyRead.connect(lambda who=caller: self._hear(who))
            caller.disconnected.connect(caller.deleteLater)
            self._hear(caller)

    def _hear(self, caller: QLocalSocket) -> None:
        if not caller.canReadLine():
            return
        try:
            told = json.loads(bytes(caller.readLine().data()))
        except ValueError:
            told = None
        if not isinstance(told, list) or not all(isinstance(one, str) for one in told):
            caller.abort()
            return
        caller.write(_ANSWER)
        caller.flush()
        self.rung.emit([Path(one) for one in told])


def _name(store: Path) -> str:
    try:
        user = getpass.getuser()
    except (OSError, KeyError, ImportError):
        user = ""
    return f"guiheng-{hashlib.sha256(f'{user} {store.resolve()}'.encode()).hexdigest()[:24]}"
