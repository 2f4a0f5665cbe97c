"""The inline figure: `#!figure subject.name` writes what a function of docs/figures draws from `calc`'s numbers."""

from __future__ import annotations

import importlib
import pkgutil

import docs.figures
from docs.hooks import places


def figure(source, language, css_class, md):
    """The SVG of a figure; its caption stands beside it in the page."""
    subject, _, name = source.strip().partition(".")
    if subject not in {info.name for info in pkgutil.iter_modules(docs.figures.__path__)}:
        raise places.error(f"#!figure {source}`", f"there are no figures of '{subject}'.")
    module = importlib.import_module(f"docs.figures.{subject}")
    drawn = {each: value for each, value in vars(module).items() if not each.startswith("_") and callable(value)}
    own = {each for each, value in drawn.items() if value.__module__ == module.__name__}
    if name not in own:
        raise places.error(
            f"#!figure {source}`", f"there is no figure '{name}' of {subject}; there are: {sorted(own)}."
        )
    return drawn[name]()
