"""F1: what a page is for, the three usual acts on it, and its keys."""
