"""Rows of results and their words."""
