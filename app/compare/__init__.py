"""Two texts side by side: what one says and the other does not."""
