"""法规库: the catalogue of laws, the card of one, and what is added, corrected and imported."""
