"""Readies a Python to be frozen: all that answering needs is there. Runs in Pyodide, when the site is built."""

from __future__ import annotations

import importlib
import json
import os
import pkgutil
import sys
import warnings
from importlib.machinery import ModuleSpec

import calc
from calc.interface import describe, names, respond
from calc.interface.evaluation import initial_form

_NOT_ASKED = ("calc.__main__", "calc.interface.command_line")  # by any page


class _Abort:
    """Asked for a module that nobody has: the frozen Python has no files, and ends, so that a whole one takes over."""

    def find_spec(self, name: str, path: object = None, target: object = None) -> ModuleSpec | None:
        os.abort()


def warm_up() -> None:
    """Import all of `calc`, and let every calculator answer once, with what its definition gives."""
    for module in pkgutil.walk_packages(calc.__path__, "calc."):
        if module.name not in _NOT_ASKED:
            importlib.import_module(module.name)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for name in names():
            definition = describe(name)
            form = initial_form(definition, {})
            for selection in definition.selections:  # each may have data of its own, which is read when it is chosen
                for value in selection.values:
                    respond(json.dumps({"name": name, "form": form | {selection.name: value}, "patience": -1}))
            respond(json.dumps({"name": name, "form": form}))


warm_up()
sys.meta_path[:] = [_Abort()]
if "random" in sys.modules:
    raise RuntimeError("the state of random numbers would be the same for every reader")
with open("/said", "w", encoding="utf-8") as file:
    file.write(str(id(respond)))
