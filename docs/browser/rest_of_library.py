"""Fetches what the browser was not given at its start, once, when it is used: the lenses, and the rest of the standard
library.

Many modules are imported by others that hardly ever use them. What was left out is found, but read only when
something of it is used; a lens is read as soon as it is imported, for then a reader waits for it.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib.machinery import ModuleSpec, PathFinder
from importlib.util import LazyLoader, spec_from_loader
from types import ModuleType

PACKAGES: frozenset[str] = frozenset()
MODULES: frozenset[str] = frozenset()
LENSES_PACKAGES: frozenset[str] = frozenset()
LENSES_MODULES: frozenset[str] = frozenset()
"""What was left out, of the standard library, and of what only lenses use; filled in when the library is made."""


class _Rest:
    """Asked for a module that nobody else has."""

    def __init__(self, place: str, waits: bool, packages: frozenset[str], modules: frozenset[str]) -> None:
        self.place, self._waits = place, waits
        self._packages, self._modules = packages, modules
        self.address: str | None = None

    def find_spec(self, name: str, path: object = None, target: object = None) -> ModuleSpec | None:
        if name not in self._modules and name not in self._packages:
            return None
        return spec_from_loader(name, LazyLoader(self) if self._waits else self, is_package=name in self._packages)

    def create_module(self, spec: ModuleSpec) -> None:
        """As usual."""

    def exec_module(self, module: ModuleType) -> None:
        """Read the module."""
        if self.address:
            _fetch(self.address, self.place)
            self.address = None
        name = module.__name__
        folder = "/".join((self.place, *name.split(".")[:-1]))
        spec = PathFinder.find_spec(name, [folder])
        if spec is None:
            raise ImportError(f"{name} is not in what was fetched later", name=name)
        spec.loader_state = module.__spec__.loader_state  # of its waiting
        module.__spec__, module.__loader__, module.__file__ = spec, spec.loader, spec.origin
        if spec.submodule_search_locations is not None:
            module.__path__ = spec.submodule_search_locations
        spec.loader.exec_module(module)


def _fetch(address: str, place: str) -> None:
    from js import XMLHttpRequest  # the import waits for it, and a worker may wait
    from pyodide.ffi import JsException

    request = XMLHttpRequest.new()
    request.open("GET", address, False)
    request.responseType = "arraybuffer"
    try:
        request.send()
    except JsException as error:
        raise ConnectionError("there is no network, or it does not answer") from error
    if request.status != 200:
        raise ConnectionError(f"{request.status} for {address}")
    with open(place, "wb") as file:
        file.write(request.response.to_bytes())


def complete(name: str, wanted: str, kept: Sequence[str] = ()) -> object:
    """Turn a module of which only the beginning was given into the whole, and give something out of it."""
    module = sys.modules[name]
    if wanted.startswith("__") or getattr(module.__spec__.loader, "archive", None) == _REST.place:
        raise AttributeError(f"module {name!r} has no attribute {wanted!r}", name=wanted, obj=module)
    given = {key: vars(module)[key] for key in kept}
    del module.__getattr__
    _REST.exec_module(module)
    vars(module).update(given)
    return getattr(module, wanted)


def install(standard_library: str, lenses: str) -> None:
    """Fetch from these addresses what turns out to be missing."""
    _REST.address, _LENSES.address = standard_library, lenses


_REST = _Rest("/lib/rest.zip", True, PACKAGES, MODULES)
_LENSES = _Rest("/lib/lenses.zip", False, LENSES_PACKAGES, LENSES_MODULES)
sys.meta_path += [_LENSES, _REST]
