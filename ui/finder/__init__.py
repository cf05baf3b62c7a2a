"""Ctrl+K: pages, actions, settings and documents found by a few letters."""
