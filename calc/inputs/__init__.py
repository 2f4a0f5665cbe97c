"""Inputs that several calculators ask for: a term, its range and its scales, put together once."""
