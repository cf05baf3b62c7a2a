"""Rule packs, the engine that applies them, and their self-test."""
