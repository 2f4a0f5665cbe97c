"""The work of separation, and its recovery."""
