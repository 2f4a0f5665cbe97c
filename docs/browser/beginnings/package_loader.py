"""As much of Pyodide's package loader as its start asks for; the rest comes when it is asked for."""

from site import getsitepackages

from pyodide_js import loadedPackages  # noqa: F401 - a snapshot is to hold what Pyodide expects there


class _Place:
    """All that the start asks of a path; JavaScript takes text itself for its own."""

    def __init__(self, path):
        self._path = path

    def __str__(self):
        return self._path


SITE_PACKAGES = _Place(getsitepackages()[0])
DSO_DIR = _Place("/usr/lib")


def init_loaded_packages():
    """List what is installed: nothing."""


def __getattr__(name):
    from rest_of_library import complete

    return complete(__name__, name)
