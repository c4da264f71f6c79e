"""Workbooks and text tables: cells as text with their place."""
