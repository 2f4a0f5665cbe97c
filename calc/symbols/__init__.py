"""What the symbols of the equations mean that are neither inputs nor outputs: a module for each one of calculators.

In it `SYMBOLS` has, for each calculator by its name, what `calc.core.quantities.Auxiliary` says of a symbol, by its
LaTeX.
"""
