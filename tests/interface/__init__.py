"""Definitions, entries, forms and curves: what holds of every calculator."""
