"""The HTML that shows a calculator in a page elsewhere."""

from html.parser import HTMLParser
from urllib.parse import parse_qs, urlsplit

from calc.interface import describe, frames, names
from tests.all_at_once import all_at_once

SITE = "https://example.org/water/"


class _Tags(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attributes):
        self.found.append((tag, dict(attributes)))


@all_at_once("name", names())
def test_it_is_a_frame_and_a_script_with_the_state_in_the_address_and_the_title_for_who_cannot_see_it(name):
    definition = describe(name)
    entries = {definition.parameters[0].name: '1 <&"', "preset": "50 % & more"}
    tags = _Tags(frames.html(name, entries, SITE)).found
    assert [tag for tag, _ in tags] == ["iframe", "script"]
    frame = tags[0][1]
    address = urlsplit(frame["src"] or "")
    assert f"{address.scheme}://{address.netloc}{address.path}" == SITE + frames.path(name)
    assert {key: value for key, (value,) in parse_qs(address.query).items()} == {"calculator": name, **entries}
    assert frame["title"] == definition.title


def test_without_entries_its_address_has_no_query():
    assert f'src="{SITE}frame/osmosis.osmotic_pressure/"' in frames.html("osmosis.osmotic_pressure", {}, SITE)
