"""A question that the reader answers before the page does, in plain Markdown under a heading of its own:

    ### When it ends

    Salt water stands on one side of a membrane, pure water on the other. When does the flow stop?

    - [ ] When both sides are equally strong.
    - [x] When the pressure holds the water back.

    The answer, with numbers, calculators and footnotes, up to the next heading.

The choices become radio buttons, and what follows them is folded away. No script is needed: once the answer is open,
the style sheet shows what is told at the right choice, and at a wrong one if it was chosen.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as etree

from markdown.treeprocessors import Treeprocessor

from docs.extension import places

_CHOICE = re.compile(r"\[(?P<mark>[ x])\] +(?P<words>.+)", re.DOTALL)
_HEADING = re.compile(r"h[1-6]")
_MOST = 4  # choices; more would be read and not weighed
_TOLD = {True: "right", False: "wrong"}


class Predictions(Treeprocessor):
    """Draws the questions once the page's blocks are known, and before Markdown reads what is in a line."""

    def run(self, root: etree.Element) -> None:
        lists = [each for each in root if each.tag == "ul" and any(map(_CHOICE.match, _texts(each)))]
        for number, choices in enumerate(lists, 1):
            children = list(root)
            place = children.index(choices)
            end = next((at for at in range(place, len(children)) if _HEADING.fullmatch(children[at].tag)), None)
            question, answer = children[place - 1], children[place + 1 : end]
            _refuse_incomplete(choices, question if place else None, answer)
            for each in (question, choices, *answer):
                root.remove(each)
            root.insert(place - 1, _drawn(number, question, choices, answer))


def _texts(choices: etree.Element) -> list[str]:
    return [each.text or "" for each in choices]


def _refuse_incomplete(choices: etree.Element, question: etree.Element | None, answer: list[etree.Element]) -> None:
    texts = _texts(choices)
    found = [_CHOICE.match(text) for text in texts]
    problem = None
    if None in found:
        problem = "among choices, write each as '- [ ] words' or, the right one, '- [x] words', without blank lines."
    elif not 2 <= len(found) <= _MOST:
        problem = f"a question has from 2 to {_MOST} choices."
    elif [each["mark"] for each in found].count("x") != 1:
        problem = "of the choices exactly one is right: '- [x] words'."
    elif question is None or question.tag != "p":
        problem = "the paragraph before the choices must be the question."
    elif not answer:
        problem = "after the choices, give the answer."
    if problem:
        first = next(text for text, match in zip(texts, found, strict=True) if match)
        raise places.error(f"- {first.splitlines()[0]}", problem)


def _drawn(number: int, question: etree.Element, choices: etree.Element, answer: list[etree.Element]) -> etree.Element:
    prediction = etree.Element("div", {"class": "prediction"})
    fieldset = etree.SubElement(prediction, "fieldset")
    etree.SubElement(fieldset, "legend").text = question.text
    for text in _texts(choices):
        found = _CHOICE.match(text)
        right = found["mark"] == "x"
        label = etree.SubElement(fieldset, "label", {"class": "prediction-right"} if right else {})
        etree.SubElement(label, "input", {"type": "radio", "name": f"prediction-{number}"})
        etree.SubElement(label, "span").text = found["words"]
        etree.SubElement(label, "b").text = _TOLD[right]
    details = etree.SubElement(prediction, "details")
    etree.SubElement(details, "summary").text = "Show the answer"
    details.extend(answer)
    return prediction
