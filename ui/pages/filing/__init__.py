"""报送备案: what still has to be filed, and one document with both its chains."""
