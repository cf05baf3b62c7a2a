"""What every test lives under: an offscreen window system, no network, no unexpected word in the log."""

from __future__ import annotations

import logging
import os
import re
import socket
import sys
from pathlib import Path

import pytest

_SHARED = Path(__file__).resolve().parents[2] / "shared"
_NAME_LOOKUPS = {"socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr", "socket.getnameinfo"}


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--headed", action="store_true", help="show the windows on the real display")


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "expects_log(pattern): the test must log a warning or error that matches, and no other")
    if not config.getoption("--headed"):
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    sys.addaudithook(_no_network)


def _no_network(event: str, args: tuple[object, ...]) -> None:
    if event in _NAME_LOOKUPS or (event == "socket.__new__" and args[1] in (socket.AF_INET, socket.AF_INET6)):
        raise AssertionError(f"the program must never touch the network: {event} {args[1:]}")


class _Listener(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(f"{record.levelname} {record.name}: {record.getMessage()}")


@pytest.fixture(autouse=True)
def _quiet_log(request: pytest.FixtureRequest):
    listener = _Listener()
    logging.getLogger().addHandler(listener)
    yield
    logging.getLogger().removeHandler(listener)
    expected = [mark.args[0] for mark in request.node.iter_markers("expects_log")]
    unexpected = [line for line in listener.lines if not any(re.search(pattern, line) for pattern in expected)]
    assert unexpected == [], "logged without being expected"
    assert [pattern for pattern in expected if not any(re.search(pattern, line) for line in listener.lines)] == [], "expected, never logged"


def _shared(name: str) -> Path:
    folder = _SHARED / name
    if not folder.is_dir():
        pytest.skip(f"the real documents of shared/{name} are not beside the project")
    return folder


@pytest.fixture(scope="session")
def corpus() -> Path:
    """The folder of real documents beside the project; a test that asks for it is skipped where it is absent."""
    return _shared("corpus")


@pytest.fixture(scope="session")
def cases() -> Path:
    """The folder of worked cases beside the project; a test that asks for it is skipped where it is absent."""
    return _shared("cases")
