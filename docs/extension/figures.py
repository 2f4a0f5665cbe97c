"""The inline figure: `#!figure subject.name` writes what a function of docs/figures draws from `calc`'s numbers."""

from __future__ import annotations

import importlib
import inspect
import pkgutil

import docs.figures
from docs.extension import places


def figure(source, language, css_class, md):
    """The SVG of a figure; its caption stands beside it in the page.

    The search reads the caption alone: run together, the words and numbers of a drawing say nothing.
    """
    subject, _, name = source.strip().partition(".")
    if subject not in {info.name for info in pkgutil.iter_modules(docs.figures.__path__)}:
        raise places.error(f"#!figure {source}`", f"there are no figures of '{subject}'.")
    module = importlib.import_module(f"docs.figures.{subject}")
    drawn = {
        each: function
        for each, function in inspect.getmembers(module, inspect.isfunction)
        if function.__module__ == module.__name__
        and not each.startswith("_")
        and not inspect.signature(function).parameters
    }
    if name not in drawn:
        names = ", ".join(drawn) or "none"
        raise places.error(f"#!figure {source}`", f"there is no figure '{name}' of {subject}; there are: {names}.")
    try:
        return drawn[name]().replace(">", " data-search-exclude>", 1)
    except Exception as failure:  # else Markdown would print the command as it is
        raise places.error(f"#!figure {source}`", f"it cannot be drawn: {failure}") from failure
