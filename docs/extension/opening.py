"""The link that opens a calculator in a state, wherever it stands."""

from __future__ import annotations

import shlex
from html import escape

from calc.interface import links
from docs.extension import contents, pages, places
from docs.extension.calculator import Unanswered, answer


def link(source, language, css_class, md):
    """Write a link: `#!open osmosis.osmotic_pressure concentration="3 mol/L" osmotic_pressure=psi | words of the link`.

    It leads to the place where the calculator first stands, and its query says the state.
    """
    called, _, words = (part.strip() for part in source.partition("|"))
    try:
        if not words:
            raise Unanswered("write the words of the link after a bar: `#!open module.function input=value | words`.")
        try:
            name, *given = shlex.split(called) or [""]
        except ValueError as problem:
            raise Unanswered(f"{problem}.") from None
        entries = dict(word.partition("=")[::2] for word in given)
        answer(name, entries)
        if name not in contents.calculators():
            raise Unanswered(f"no page has the calculator {name}.")
    except Unanswered as problem:
        raise places.error(f"#!open {source}`", str(problem)) from None
    place = contents.calculators()[name]
    address = f"{pages.relative(place.page.address)}{links.query(name, entries)}#{place.anchor}"
    return f'<a class="open" href="{escape(address)}">{escape(words, quote=False)}</a>'
