"""Calculators for osmosis and reverse osmosis: physics in SI floats, described by their own signatures.

The modules beside this one hold the physics; `calc.interface` turns every public function of theirs into a form, an
answer, a curve and a command.
"""
