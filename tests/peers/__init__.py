"""Comparisons with other programs, run live over grids; `make peers` brings the programs and runs them."""
