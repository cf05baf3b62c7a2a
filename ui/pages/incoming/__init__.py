"""备案审查: what departments file with the office, whether they file at all, the quarterly catalogue, and objections to documents."""
