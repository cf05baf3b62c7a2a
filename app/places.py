"""Where things lie on this machine: the store's default folder, and the operator's name kept between starts."""

from __future__ import annotations

import getpass
import json
from pathlib import Path

_NAME = "guiheng"


def default_store() -> Path:
    """The store's folder when none is named: in the user's own data folder."""
    from platformdirs import user_data_path

    return user_data_path(_NAME, appauthor=False) / "store"


def own_settings() -> Path:
    """The file that holds what belongs to this user on this machine and not to the office."""
    from platformdirs import user_config_path

    return user_config_path(_NAME, appauthor=False) / "user.json"


def crash_log() -> Path:
    """The file defects are written to: no word of a document stands in it."""
    from platformdirs import user_log_path

    return user_log_path(_NAME, appauthor=False) / "crash.log"


def operator(file: Path | None = None) -> str:
    """The operator's name: as kept from an earlier start, else the name this user logs in with."""
    kept = _read(file or own_settings()).get("operator")
    return kept.strip() if isinstance(kept, str) and kept.strip() else login_name()


def knows_operator(file: Path | None = None) -> bool:
    """Whether this user has said a name before; the first start asks for it."""
    kept = _read(file or own_settings()).get("operator")
    return isinstance(kept, str) and bool(kept.strip())


def second_backup(file: Path | None = None) -> Path | None:
    """Where a copy of each backup goes beside the store (a stick, another disk); None when nowhere."""
    kept = _read(file or own_settings()).get("second_backup")
    return Path(kept) if isinstance(kept, str) and kept else None


def keep_second_backup(folder: Path | None, file: Path | None = None) -> None:
    """Keep where a copy of each backup goes; None for nowhere."""
    _keep(file or own_settings(), second_backup=str(folder) if folder else "")


def login_name() -> str:
    """The name this user logs in with, which is seldom the clerk's own."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "经办人"


def keep_operator(name: str, file: Path | None = None) -> None:
    """Keep the operator's name for the next start."""
    _keep(file or own_settings(), operator=name.strip())


def _keep(file: Path, **values: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(_read(file) | values, ensure_ascii=False), "utf-8")


def _read(file: Path) -> dict[str, object]:
    try:
        found = json.loads(file.read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}
