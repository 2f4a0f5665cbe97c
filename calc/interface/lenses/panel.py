"""What the panels of lenses are made of, in plain HTML: no styles, no scripts, and all texts escaped."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from html import escape


def part(*content: str) -> str:
    """A part of a panel. What `copies` and `saves` take is the text in the same part."""
    return f'<div class="lens-part">{"".join(content)}</div>'


def note(text: str) -> str:
    """A short paragraph in plain words.

    >>> note("2 < 3")
    '<p class="lens-note">2 &lt; 3</p>'
    """
    return f'<p class="lens-note">{escape(text, quote=False)}</p>'


def goes_on(text: str) -> str:
    """A note upon which the page asks again, because there is more to come."""
    return f'<p class="lens-note" data-goes-on>{escape(text, quote=False)}</p>'


def choice(name: str, label: str, options: Mapping[str, str], chosen: str) -> str:
    """A control that offers a few values, by what they are called; a change of it asks the lens again.

    >>> choice("lens.solve.by", "Change", {"feed": "feed flow"}, "feed").partition("<select")[2]
    ' name="lens.solve.by"><option value="feed" selected>feed flow</option></select></label>'
    """
    written = "".join(
        f'<option value="{attribute(value)}"{" selected" * (value == chosen)}>{escape(text, quote=False)}</option>'
        for value, text in options.items()
    )
    label = escape(label, quote=False)
    return f'<label class="lens-entry"><span>{label}</span><select name="{attribute(name)}">{written}</select></label>'


def field(name: str, label: str, value: str) -> str:
    """A control for a number, with its unit if it has one, or for a few words."""
    return (
        f'<label class="lens-entry"><span>{escape(label, quote=False)}</span><input name="{attribute(name)}" '
        f'value="{attribute(value)}" type="text" autocomplete="off" autocapitalize="none" spellcheck="false"></label>'
    )


def entries(*controls: str) -> str:
    """Controls beside each other."""
    return f'<div class="lens-entries">{"".join(controls)}</div>'


def kept(name: str, value: str) -> str:
    """A value that the panel itself keeps until it is asked again."""
    return f'<input type="hidden" name="{attribute(name)}" value="{attribute(value)}">'


def asks(name: str, value: str, text: str, label: str = "") -> str:
    """A button that asks the lens again, this once with its value too; `label` is for those who do not see where."""
    return _button(text, {"name": name, "value": value, "aria-label": label})


def enters(controls: Mapping[str, str], text: str, label: str = "") -> str:
    """A button that puts values into controls of the calculator's form, which the reader can undo."""
    return _button(text, {"data-enters": json.dumps(controls, ensure_ascii=False), "aria-label": label})


def copies(text: str = "Copy") -> str:
    """A button that copies the text of the `<pre>` or `<output>` that stands before it in its part."""
    return _button(text, {"data-copies": None})


def saves(file: str, media: str, text: str) -> str:
    """A button that saves the text of the `<pre>` or `<output>` that stands before it in its part."""
    return _button(text, {"data-saves": file, "data-media": media})


def saves_drawing(file: str, drawing: str, text: str, label: str = "") -> str:
    """A button that saves a drawing of the calculator, `curve` or `picture`, as SVG or PNG as the file's name ends.

    Where there are several of a name, the others are those of `profile 1` and so on.
    """
    return _button(text, {"data-saves": file, "data-draws": drawing, "aria-label": label})


def prints(text: str) -> str:
    """A button that prints the calculator on a sheet of its own."""
    return _button(text, {"data-prints": None})


def _button(text: str, attributes: Mapping[str, str | None]) -> str:
    written = "".join(
        f" {name}" if value is None else f' {name}="{attribute(value)}"'
        for name, value in attributes.items()
        if value != ""
    )
    return f'<button type="button" class="calculator-quiet"{written}>{escape(text, quote=False)}</button>'


def table(head: Sequence[str], rows: Iterable[Sequence[str]], caption: str = "", rules: int = 0) -> str:
    """A table whose cells are HTML; the first of each row says what the row is. A rule parts the first few rows."""
    across = "".join(_header("col", cell) for cell in head)
    lines = [f"<tr>{_header('row', first)}{''.join(f'<td>{cell}</td>' for cell in rest)}</tr>" for first, *rest in rows]
    parts = [part for part in (lines[:rules], lines[rules:]) if part]
    body = "".join(f"<tbody>{''.join(part)}</tbody>" for part in parts)
    told = f"<caption>{escape(caption, quote=False)}</caption>" if caption else ""
    whole = f'<table class="lens-table">{told}<thead><tr>{across}</tr></thead>{body}</table>'
    return f'<div class="lens-scroll" tabindex="0">{whole}</div>'


def attribute(text: str) -> str:
    """A text as the value of an attribute. A page would refuse one in which something looks like a handler of events.

    >>> attribute('on x="1"')
    'on x&#61;&quot;1&quot;'
    """
    return escape(text).replace("=", "&#61;")


def _header(scope: str, cell: str) -> str:
    return f'<th scope="{scope}">{cell}</th>' if cell else "<td></td>"
