"""Drawings of answers, redrawn with each of them."""
