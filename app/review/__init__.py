"""A legality review's life: findings, decisions, conclusion."""
