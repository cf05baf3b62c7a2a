"""From a file to a tree of clauses."""
