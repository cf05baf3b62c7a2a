"""Writing Word: the lines of a text as it is printed, the XML of tracked changes and comments, and the parts of a package."""
