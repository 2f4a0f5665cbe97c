"""The science beneath the calculators, a file for each module of `calc.models`."""
