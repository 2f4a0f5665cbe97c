"""The science beneath the calculators, in SI floats; it knows no term and no form."""
