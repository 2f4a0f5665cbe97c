"""The equations of the docstrings: read from their LaTeX, evaluated with named values, written as MathML and as text."""
