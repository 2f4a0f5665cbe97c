"""What takes too long for every run: `make fuzz` runs it after its own search."""
