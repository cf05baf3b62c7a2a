"""Values in, values out; a dialog never saves."""
