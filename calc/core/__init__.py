"""What everything stands on: quantities, units, constants, numbers, searches."""
