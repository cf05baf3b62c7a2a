"""人员: who works here, who may do what, who handles which matter."""
