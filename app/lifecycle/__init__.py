"""Procedure of a document: stages, acts, deadlines, numbers."""
