"""审核规则: the office's rules by group with what became of their findings, its own rules, dictionaries and packs."""
