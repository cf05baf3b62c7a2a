"""What goes on paper: one dataclass per form."""
