"""Puts a solver that a package brings in the place of ipopt, which WaterTAP asks for and no package brings."""

from __future__ import annotations

import pyomo.environ as pyomo
import watertap_solvers  # noqa: F401  registers the solver that is replaced
from pyomo_ripopt import RIPOPT

_ASKED_FOR = "ipopt-watertap"


class Instead(RIPOPT):
    """ripopt under the name of the other; what only that one understands of its options is left away."""

    def __init__(self, **given):
        given.pop("options", None)
        super().__init__(**given)

    def solve(self, model, *arguments, **given):
        given.pop("options", None)
        for name in [name for name in self.options if name != "solver"]:
            self.options.pop(name)
        self.options.tol = 1e-8
        return super().solve(model, *arguments, **given)


def install() -> None:
    """From now on, who asks for WaterTAP's solver gets this."""
    pyomo.SolverFactory.unregister(_ASKED_FOR)
    pyomo.SolverFactory.register(_ASKED_FOR, doc="ripopt")(Instead)
