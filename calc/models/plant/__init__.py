"""Whole reverse-osmosis plants: arrays of vessels, what flows between them, and what is advised."""
