"""The store: everything the office keeps, in one SQLite file and a folder of files beside it."""
