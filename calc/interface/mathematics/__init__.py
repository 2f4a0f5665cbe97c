"""The equations of the docstrings: read from LaTeX, evaluated with named values, written as MathML and as text."""
