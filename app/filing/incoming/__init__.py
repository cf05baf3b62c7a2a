"""备案审查: what departments file with the government, from its receipt to the outcome and the catalogue (domain.md §3.6)."""
