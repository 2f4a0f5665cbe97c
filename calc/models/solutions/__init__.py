"""Solutions of one solute, and of salts."""
