"""The command line: one file per verb, each a thin call of what the window calls too."""
