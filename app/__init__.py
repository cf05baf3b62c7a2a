"""What the office does: reading drafts, judging them, moving them on, filing them and printing what goes on paper."""
