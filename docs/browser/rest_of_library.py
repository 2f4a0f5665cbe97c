"""Fetches the rest of the standard library, once, when something uses a part that the browser was not given.

Many modules are imported by others that hardly ever use them. What was left out is found, but read only when
something of it is used.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib.machinery import ModuleSpec, PathFinder
from importlib.util import LazyLoader, spec_from_loader
from types import ModuleType

PACKAGES: frozenset[str] = frozenset()
MODULES: frozenset[str] = frozenset()
"""What was left out; filled in when the library is made."""

_PLACE = "/lib/rest.zip"


class _Rest:
    """Asked for a module that nobody else has."""

    address: str | None = None

    def find_spec(self, name: str, path: object = None, target: object = None) -> ModuleSpec | None:
        if name not in MODULES and name not in PACKAGES:
            return None
        return spec_from_loader(name, LazyLoader(self), is_package=name in PACKAGES)

    def create_module(self, spec: ModuleSpec) -> None:
        """As usual."""

    def exec_module(self, module: ModuleType) -> None:
        """Read the module."""
        if self.address:
            _fetch(self.address)
            self.address = None
        name = module.__name__
        folder = "/".join((_PLACE, *name.split(".")[:-1]))
        spec = PathFinder.find_spec(name, [folder])
        if spec is None:
            raise ImportError(f"{name} cannot be read, because the rest of the standard library is not here", name=name)
        spec.loader_state = module.__spec__.loader_state  # of its waiting
        module.__spec__, module.__loader__, module.__file__ = spec, spec.loader, spec.origin
        if spec.submodule_search_locations is not None:
            module.__path__ = spec.submodule_search_locations
        spec.loader.exec_module(module)


def _fetch(address: str) -> None:
    from js import XMLHttpRequest  # the import waits for it, and a worker may wait

    request = XMLHttpRequest.new()
    request.open("GET", address, False)
    request.responseType = "arraybuffer"
    request.send()
    if request.status != 200:
        raise ImportError(f"the rest of the standard library could not be fetched: {request.status} for {address}")
    with open(_PLACE, "wb") as file:
        file.write(request.response.to_bytes())


def complete(name: str, wanted: str, kept: Sequence[str] = ()) -> object:
    """Turn a module of which only the beginning was given into the whole, and give something out of it."""
    module = sys.modules[name]
    if wanted.startswith("__") or getattr(module.__spec__.loader, "archive", None) == _PLACE:
        raise AttributeError(f"module {name!r} has no attribute {wanted!r}", name=wanted, obj=module)
    given = {key: vars(module)[key] for key in kept}
    del module.__getattr__
    _REST.exec_module(module)
    vars(module).update(given)
    return getattr(module, wanted)


def install(address: str) -> None:
    """Fetch from this address what turns out to be missing."""
    _REST.address = address


_REST = _Rest()
sys.meta_path.append(_REST)
