"""Keeps a typed number and its unit in one line, as a computed number keeps them."""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree

from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from calc.core.units import UNITS

_NOT_READ = {"code", "math", "pre", "script", "svg"}
_WORDS = {"atmospheres", "kelvin", "litres", "metres", "ng/L", "per cent", "µg/L"}
_LABELS = {each.label for each in UNITS.values()} - {"", "in"} | _WORDS  # for "in" is mostly no inch
_UNITS = "|".join(re.escape(label) for label in sorted(_LABELS, key=len, reverse=True))
_NUMBER = re.compile(rf"(?<=\d)\s+(?=(?:\d{{3}}|{_UNITS})(?![\w/]))")


def kept(text: str) -> str:
    """The text with a space that no line ends at between a number and its unit, and between thousands.

    >>> kept("At 20 °C 9 g in a litre, 32 000 mg/kg and 20 others.")
    'At 20\\xa0°C 9\\xa0g in a litre, 32\\xa0000\\xa0mg/kg and 20 others.'
    """
    return _NUMBER.sub("\u00a0", text)


class Spaces(Treeprocessor):
    """Puts these spaces into all that is read."""

    def run(self, root: etree.Element) -> None:
        if root.tag in _NOT_READ:
            return
        root.text = self._kept(root.text)
        for child in root:
            self.run(child)
            child.tail = self._kept(child.tail)

    def _kept(self, text: str | None) -> str | None:
        return text if text is None or isinstance(text, AtomicString) else kept(text)
