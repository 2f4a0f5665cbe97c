# ruff: noqa: F403, I001 - as in the module that it stands for
"""As much of asyncio as Pyodide's event loop is made of; the rest, which no page runs, comes when it is asked for."""

from .coroutines import *
from .events import *
from .exceptions import *
from .futures import *
from .runners import *
from .tasks import *
from .events import _BaseDefaultEventLoopPolicy as DefaultEventLoopPolicy  # noqa: F401 - Pyodide gives it its own loop


def __getattr__(name):
    from rest_of_library import complete

    return complete(__name__, name, kept=["run"])  # Pyodide has put its own there
