"""What a pattern cannot say: checks on a whole text, each yielding the places it objects to. The packs name them by ``named``."""
