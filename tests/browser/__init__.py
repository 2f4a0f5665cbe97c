"""The site in a browser: calculators alive, without a network, from a memory kept."""
