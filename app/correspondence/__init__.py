"""往来: what is said and written about a matter to those outside the office, and who still owes an answer."""
