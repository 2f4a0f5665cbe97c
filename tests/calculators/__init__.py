"""The calculators: published values, limits, balances and refusals, a file for each module of `calc`."""
