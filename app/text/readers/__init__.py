"""One reader per format; each yields lines with anchors."""
