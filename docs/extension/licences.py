"""The list of what the site carries of others' work, and the words of the licences: what docs/shipped names."""

from __future__ import annotations

from docs import shipped
from docs.extension import pages, places
from docs.extension.settings import ROOT
from docs.extension.templates import environment

_PARTS = ("own", "works", "texts")


def fence(source, language, css_class, options, md, **_):
    """Give the site's own licence, list every work of others with its own, or give the words of those."""
    part = source.strip()
    if part not in _PARTS:
        raise places.error(f"``` {language}", f"'{part}' is none of {', '.join(_PARTS)}.")
    written = environment.get_template("licences.html").render(
        part=part,
        own=(ROOT / "LICENSE").read_text(encoding="utf-8"),
        works=shipped.works(),
        texts=shipped.texts(),
        elsewhere=shipped.elsewhere,
        bill=pages.relative(shipped.BILL),
    )
    return written.strip()
