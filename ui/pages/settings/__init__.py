"""设置: names, data, jurisdiction, rules, looks. Leaving a field saves it."""
