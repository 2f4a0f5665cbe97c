"""The two Pythons of the site, as tests in every browser see them come and change them."""

import re

from tests.website import Website

WASM = "-frozen.wasm"
FROZEN_CALL = "PyObject_CallOneArg(this.addresses.respond, asked)"
WHOLE = ("pyodide-lock.json", ".bin", "pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm")
AT_ONCE = tuple(name for name in WHOLE if name != "pyodide.mjs")
"""What of the whole is asked for at once; the rest comes after it."""


def without_a_frozen_python(website: Website) -> None:
    """Let the whole Pyodide answer, as where the build has frozen none."""
    website.changed["-worker.js"] = lambda script: re.sub(rb'"[^"]*-frozen\.wasm [^"]*"', b'""', script)


def trap_at(website: Website, text: str) -> None:
    """Let the frozen Python have a gap where a question has this text."""
    website.altered("-frozen.mjs", FROZEN_CALL, FROZEN_CALL.replace("(", f"(request.includes('{text}') ? 0 : ", 1))
