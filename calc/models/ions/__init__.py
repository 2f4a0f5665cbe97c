"""Waters as their ions, and what these do to one another."""
