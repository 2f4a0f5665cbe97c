"""LaTeX into MathML at build, so that the browser needs no script for it."""

from __future__ import annotations

import re
from functools import cache
from html import escape, unescape
from xml.etree import ElementTree

from latex2mathml.converter import convert as latex_to_mathml
from markdown import Markdown

from docs.extension.places import error

_FORMULA = re.compile(r'<(?P<tag>span|div) class="arithmatex">\\[(\[](?P<latex>.*?)\\[)\]]</(?P=tag)>', re.DOTALL)
_BRACE = re.compile(r"(?<!\\)[{}]")
_PARTS = {"mfrac": 2, "mroot": 2, "msub": 2, "msup": 2, "munder": 2, "mover": 2, "msubsup": 3, "munderover": 3}
# What holds without being said is left out: the language, that it stands in a line, that all of it is one row.
_AS_USUAL = re.compile(
    r' (?:xmlns="[^"]*"|display="inline"|stretchy="(?:false|true" fence="true" form="(?:prefix|postfix))")'
)  # parentheses are as high as what they hold without being told
_ALONE = re.compile(r"<mrow>(<(m[inos]|mtext)>[^<]*</\2>)</mrow>")
_WHOLE = re.compile("(<math[^>]*>)<mrow>(.*)</mrow>(</math>)", re.DOTALL)
_CODED = re.compile("&#x([0-9A-F]+);")  # a character by its number, which is longer and no clearer
_markdown = Markdown(extensions=["pymdownx.arithmatex"], extension_configs={"pymdownx.arithmatex": {"generic": True}})


@cache  # a quantity's symbol stands wherever the quantity does
def mathml(latex: str, display: str = "inline") -> str:
    """The MathML of a formula; one that cannot be converted, or not whole, stops the build."""
    try:
        written = latex_to_mathml(latex, display=display)
    except Exception as fault:  # its own have nothing in common
        raise error(latex, f"cannot write the formula {latex} as MathML ({type(fault).__name__} {fault})") from fault
    if left_over := re.search(r"\\[A-Za-z]+", written):
        raise error(latex, f"cannot write {left_over[0]} as MathML, in the formula {latex}")
    braces = _BRACE.findall(latex)
    if braces.count("{") != braces.count("}"):
        raise error(latex, f"a brace is open, or closes nothing, in the formula {latex}")
    for each in ElementTree.fromstring(written).iter():
        if len(each) != _PARTS.get(each.tag.rpartition("}")[2], len(each)):
            raise error(latex, f"a fraction, a root, an index or an exponent lacks a part in the formula {latex}")
    written = _AS_USUAL.sub("", written)
    written = _WHOLE.sub(r"\1\2\3", _ALONE.sub(r"\1", written))
    return _CODED.sub(lambda code: escape(chr(int(code[1], 16)), quote=False), written)


def convert(html: str) -> str:
    """Replace the formulas that the Markdown extension marked."""

    def replace(found: re.Match) -> str:
        return mathml(unescape(found["latex"]).strip(), "inline" if found["tag"] == "span" else "block")

    return _FORMULA.sub(replace, html)


def from_markdown(text: str) -> str:
    """A docstring's Markdown, formulas included, as HTML."""
    return convert(_markdown.reset().convert(text))


def in_a_line(text: str) -> str:
    """The same of one paragraph, without its tags."""
    return from_markdown(text).removeprefix("<p>").removesuffix("</p>")
