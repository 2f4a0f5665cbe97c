"""Readies a Python to be frozen: all that answering needs is there, and little else. Runs in Pyodide, at build.

Each step that makes it smaller stands alone in STEPS and can be left out. None touches what may still be read;
functions of the standard library that answering does not use end in a trap. slim_library.py has made its library
smaller before.
"""

from __future__ import annotations

import builtins
import gc
import sys
import types


class _Nothing(types.ModuleType):
    """Stands for Python's grammar, which `annotationlib` names, and only uses for annotations that are no names."""

    def __getattr__(self, name: str) -> type:
        return types.NoneType


def _as_written(source: str, *_: object) -> str:
    """An annotation, which `eval` takes as it is; compiling it would make a type for each part of Python's grammar."""
    return source


sys.modules["ast"] = _Nothing("ast")
builtins.compile, _compile = _as_written, compile
_WITH_DOCSTRING = 0x4000000  # CO_HAS_DOCSTRING

import functools  # noqa: E402
import html.entities  # noqa: E402
import importlib  # noqa: E402
import json  # noqa: E402
import os  # noqa: E402
import pkgutil  # noqa: E402
import random  # noqa: E402
import struct  # noqa: E402
import typing  # noqa: E402
import warnings  # noqa: E402
from collections.abc import Callable, Iterator  # noqa: E402

import _opcode_metadata  # noqa: E402

import calc  # noqa: E402
from calc.interface import describe, names, respond  # noqa: E402
from calc.interface.evaluation import initial_form  # noqa: E402

_NOT_ASKED = ("calc.__main__", "calc.interface.command_line")  # by any page
_AGAIN = 16  # each so manyth request
_RAN = _opcode_metadata._specialized_opmap["RESUME_CHECK"]  # what a function begins with once it has run
_HELD = ("describe", "names", "_modules", "submodules", "read", "_interactions")
"""Caches of what could not be had again: definitions, whose docstrings go, data, whose files are not there, and what is
compiled, for which Python's own compiler would have to stay."""


class _Abort:
    """Asked for a module that nobody has: the frozen Python has no files, and ends, so that a whole one takes over."""

    def find_spec(self, name: str, path: object = None, target: object = None) -> None:
        os.abort()


def warm_up() -> None:
    """Import all of `calc`, and let every calculator answer once, with what its definition gives."""
    for module in pkgutil.walk_packages(calc.__path__, "calc."):
        if module.name not in _NOT_ASKED:
            importlib.import_module(module.name)
    for name in names():
        definition = describe(name)
        form = initial_form(definition, {})
        for selection in definition.selections:  # each may have data of its own, which is read when it is chosen
            for value in selection.values:
                respond(json.dumps({"name": name, "form": form | {selection.name: value}, "patience": -1}))
        respond(json.dumps({"name": name, "form": form}))


def forget_answers() -> None:
    """Empty what is kept; it fills again."""
    gc.collect()
    for each in gc.get_objects():
        if type(each) is functools._lru_cache_wrapper and each.__name__ not in _HELD:
            each.cache_clear()
    for name in names():
        vars(describe(name)).clear()  # what it has found of itself
    for clear in typing._cleanups:
        clear()


def _functions() -> list[types.FunctionType]:
    """All that there are."""
    return [each for each in gc.get_objects() if type(each) is types.FunctionType]


def forget_docstrings() -> None:
    """Leave out the docstrings of calculators: they are described. Where a function stands, only a fault tells."""
    for each in _functions():
        each.__doc__ = None
        each.__qualname__ = ""
        code = each.__code__
        if code.co_flags & _WITH_DOCSTRING:
            each.__code__ = code.replace(co_consts=(None, *code.co_consts[1:]))


def forget_shared_chance() -> None:
    """Leave out what draws from a state that all share: it would be the same for every reader."""
    for name, value in list(vars(random).items()):
        if getattr(value, "__self__", None) is random._inst:
            delattr(random, name)
    del random._inst


def forget_annotations() -> None:
    """Leave out what stands in annotations, and the names that it has in modules: nobody reads them any more."""
    for title, module in sys.modules.items():
        if title.startswith("calc"):
            for name, value in list(vars(module).items()):
                if issubclass(type(value), (typing._GenericAlias, typing.ForwardRef)):
                    delattr(module, name)
    for each in _functions():
        each.__annotations__ = None
    for each in gc.get_objects():
        if issubclass(type(each), type) and each.__module__.startswith("calc"):
            for name in ("__annotations__", "__annotations_cache__", "__annotate_func__"):
                if name in vars(each):
                    delattr(each, name)


def forget_library() -> None:
    """Find in the standard library what answering does not use; `settle` lets it end in a trap."""
    ours = ("calc/", "<string>")  # the second is what named tuples write of themselves
    found = _functions()
    found = [each for each in found if not each.__code__.co_filename.startswith(ours) and each.__module__ != __name__]
    for each in found:
        each.__code__ = each.__code__.replace()  # as if it had not run
    for request in _asked:
        respond(request)
    forget_answers()
    unused = {each for each in found if _RAN not in each.__code__._co_code_adaptive[::2]}
    if html.unescape in unused:
        for names_of_characters in ("html5", "name2codepoint", "codepoint2name", "entitydefs"):
            vars(html.entities)[names_of_characters].clear()  # which nothing else reads
    _unused.extend(unused)


def _stand_in(unused: set[types.FunctionType]) -> None:
    """Put one function in the place of all those, in modules and in types; most are methods of named tuples."""
    for module in {id(each.__globals__): each.__globals__ for each in _functions()}.values():
        for name, value in list(module.items()):
            if type(value) is types.FunctionType and value in unused:
                module[name] = _nothing
    for each in gc.get_objects():
        if issubclass(type(each), type):
            for name, value in list(vars(each).items()):
                function = value.__func__ if type(value) in (classmethod, staticmethod) else value
                if type(function) is types.FunctionType and function in unused:
                    type.__setattr__(each, name, _nothing)


def _left_out(*_: object, _end: Callable[[], None] = os.abort, **__: object) -> None:
    _end()


def forget_streams() -> None:
    """Close what nobody sees; their buffers are large. So a fault of the program is the whole Python's to tell."""
    for stream in ("stdin", "stdout", "stderr"):
        setattr(sys, stream, None)
        setattr(sys, f"__{stream}__", None)
    del sys.excepthook  # to ask for it is a fault that nothing catches, and a gap


def _named(code: types.CodeType) -> Iterator[str]:
    """The names of all that code may call of what Python brings along; special methods are called without one."""
    yield from code.co_names
    for each in code.co_consts:
        if isinstance(each, types.CodeType):
            yield from _named(each)


def callable_names() -> list[str]:
    """The names in all code that is kept."""
    kept = set(_functions()).difference(_unused)
    return sorted({name for each in kept if each.__module__ != __name__ for name in _named(each.__code__)})


def forget_finders() -> None:
    """Leave out what has found modules, and where; whoever asks for it again meets the end of imports."""
    for name in ("inspect", "dis", "linecache", "tokenize"):
        del sys.modules[name]
    for module in sys.modules.values():
        for name in ("__spec__", "__loader__", "__file__", "__cached__"):
            vars(module).pop(name, None)
    sys.path_importer_cache.clear()


STEPS = (
    forget_answers,
    forget_docstrings,
    forget_shared_chance,
    forget_annotations,
    forget_library,
    forget_finders,
    forget_streams,
)
_nothing = types.FunctionType(_left_out.__code__, {}, "")
_nothing.__kwdefaults__ = _left_out.__kwdefaults__
_unused: list[types.FunctionType] = []
with open("/requests", encoding="utf-8") as given:
    _asked: list[str] = json.load(given)
_places = open("/texts", "wb")  # noqa: SIM115 - once settled, none can be opened any more


def tell_texts() -> None:
    """Tell where texts stand, as many as can be found: of these, the hashes need not be kept."""
    waiting = gc.get_objects()
    known, texts = set(map(id, waiting)), []
    while waiting:
        each = waiting.pop()
        if type(each) is str:
            texts.append(id(each))
            continue
        more = gc.get_referents(each)
        if type(each) is types.CodeType:  # to ask it for the names of variables would leave a list of them
            more = [each.co_consts, each.co_names, each.co_name, each.co_filename]
        for one in more:
            if id(one) not in known:
                known.add(id(one))
                waiting.append(one)
    with _places as file:
        file.write(struct.pack(f"{len(texts)}I", *sorted(texts)))


def settle(_: object) -> None:
    """Take the last steps, from where no code is being compiled or run but this."""
    code, defaults = _left_out.__code__, _left_out.__kwdefaults__
    _stand_in(set(_unused))
    traps = {each.__code__.co_freevars: code for each in _unused}
    for free in traps:
        traps[free] = code.replace(co_freevars=free)
    for each in _unused:
        each.__code__, each.__kwdefaults__ = traps[each.__code__.co_freevars], defaults
    _unused.clear()
    gc.collect()
    for request in _asked[::_AGAIN]:  # types that were changed have forgotten how they had been used
        respond(request)
    _asked.clear()
    _quiet.__exit__(None, None, None)
    forget_answers()
    gc.collect()
    tell_texts()
    gc.collect()
    gc.freeze()


def is_settled(_: object) -> bool:
    """Whether what is here counts as there for ever."""
    return sys._is_immortal(respond) and not gc.is_tracked(respond)


_quiet = warnings.catch_warnings(action="ignore")
_quiet.__enter__()
warm_up()
builtins.compile = _compile
del sys.modules["ast"]
for step in STEPS:
    step()
sys.meta_path[:] = [_Abort()]
with open("/said", "w", encoding="utf-8") as file:
    told = {"respond": id(respond), "settle": id(settle), "is_settled": id(is_settled), "names": callable_names()}
    json.dump(told, file)
