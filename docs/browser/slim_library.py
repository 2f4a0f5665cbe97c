"""Makes the library smaller that a Python is read from which is to be frozen. Runs in Pyodide, at build."""

import io
import marshal
import types
import zipfile

_HEAD = 16  # bytes of a compiled file before its code
_WITH_DOCSTRING = 0x4000000  # CO_HAS_DOCSTRING
_REST = (0x4, 0x8)  # CO_VARARGS and CO_VARKEYWORDS
_ASKING = {"locals", "vars", "dir", "eval", "exec"}  # for the names of variables


def _slim(code: types.CodeType, documented: bool) -> types.CodeType:
    """Code without docstrings, and without what only an exception tells: lines, and names of variables and functions.

    A fault ends in a gap, and the whole Python tells it. Arguments keep their names, for calls; all variables do where
    code may ask for them.
    """
    constants = tuple(_slim(each, documented) if isinstance(each, types.CodeType) else each for each in code.co_consts)
    if not documented and code.co_flags & _WITH_DOCSTRING:
        constants = (None, *constants[1:])
    variables = code.co_varnames
    if _ASKING.isdisjoint(code.co_names):
        given = code.co_argcount + code.co_kwonlyargcount + sum(bool(code.co_flags & each) for each in _REST)
        asked = {*variables[:given], *code.co_cellvars}  # whose places go by their names
        variables = tuple(each if each in asked else "" for each in variables)
    return code.replace(co_consts=constants, co_linetable=b"", co_varnames=variables, co_qualname="")


def _slimmed(path: str, content: bytes) -> bytes:
    """A file of the library; only the docstrings of calculators, beside `calc/interface`, are read."""
    if not path.endswith(".pyc"):
        return content
    code = _slim(marshal.loads(content[_HEAD:]), path.startswith("calc/") and path.count("/") == 1)
    return content[:_HEAD] + marshal.dumps(code)


made = io.BytesIO()
with zipfile.ZipFile("/library.zip") as library, zipfile.ZipFile(made, "w") as slim:
    for each in library.infolist():
        slim.writestr(each, _slimmed(each.filename, library.read(each)))
with open("/said", "wb") as said:
    said.write(made.getvalue())
