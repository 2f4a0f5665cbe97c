"""Pure water."""
