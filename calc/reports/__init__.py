"""Rows of answers, and their words."""
