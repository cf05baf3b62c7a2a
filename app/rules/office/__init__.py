"""What an office does with its rules: looks at them with their figures, switches, grades, writes, tries, shares."""
