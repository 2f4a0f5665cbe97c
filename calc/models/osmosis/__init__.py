"""Water that moves through a membrane by itself."""
