"""Quantities, units, constants and what is solved with them."""
