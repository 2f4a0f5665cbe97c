"""What may precipitate, and when."""
