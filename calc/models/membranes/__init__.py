"""Membranes, elements and vessels."""
