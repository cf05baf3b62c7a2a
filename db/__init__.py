"""The store: everything the office keeps, in one SQLite file and a folder of files beside it."""

import sys

# sqlite_utils loads numpy where it finds it, for columns of numbers, of which there are none here: a fifth of the start of the command line
if "numpy" not in sys.modules:
    sys.modules["numpy"] = None  # type: ignore[assignment]  # as the import system marks what must not be found
    import sqlite_utils  # noqa: F401 - from here on it knows that it works without

    del sys.modules["numpy"]
