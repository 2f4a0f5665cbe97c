"""What a page may load and run: its policy stands on every page, allows what the page has, and nothing inline else."""

from __future__ import annotations

import base64
import hashlib
import re
from html import unescape

import pytest

from tests.pages import NOT_FOUND, PAGES
from tests.site.test_build import PAGE, refused

META = re.compile(r'<meta http-equiv="Content-Security-Policy" content="([^"]*)">')
SCRIPT = re.compile(r"<script(?P<attributes>[^>]*)>(?P<text>.*?)</script>", re.DOTALL)
FILES = [*(f"{path}index.html" for path in PAGES), NOT_FOUND]


def policy(html: str) -> dict[str, list[str]]:
    """The directives of a page's one policy, each with what it allows."""
    (found,) = META.findall(html)
    directives = [part.split() for part in unescape(found).split(";")]
    assert len({name for name, *_ in directives}) == len(directives)
    return {name: allowed for name, *allowed in directives}


@pytest.mark.parametrize("file", FILES)
def test_every_page_has_the_policy_before_all_that_it_is_to_hold(site, file):
    html = (site / file).read_text(encoding="utf-8")
    before = html[: META.search(html).start()]
    assert re.fullmatch(r'\s*<!doctype html>\s*<html[^>]*>\s*<head>\s*<meta charset="utf-8">\s*', before)
    if file != NOT_FOUND:  # instant navigation would add to the policy of the page that was opened one that differs
        assert META.search(html)[0] == META.search((site / "index.html").read_text(encoding="utf-8"))[0]


def hold(html: str) -> None:
    """A page's policy allows its scripts by their hashes, and nothing else that is inline; nor has the page any."""
    allowed = policy(html)
    inline = [
        found["text"]
        for found in SCRIPT.finditer(html)
        if " src=" not in found["attributes"] and "application/json" not in found["attributes"]
    ]
    assert len(inline) > 2
    hashes = {base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in inline}
    assert {f"'sha256-{each}'" for each in hashes} <= set(allowed["script-src"])
    assert allowed["default-src"] == ["'none'"]
    assert allowed["style-src"] == ["'self'"]
    everything = {source for sources in allowed.values() for source in sources if not source.startswith("'sha256-")}
    assert everything <= {"'none'", "'self'", "'wasm-unsafe-eval'", "data:", "default", "'script'"}
    tags = re.findall(r"<[a-zA-Z][^>]*>", SCRIPT.sub("", html))
    assert [tag for tag in tags if re.match(r"<style\b", tag) or re.search(r"\s(style|on\w+)=", tag)] == []


@pytest.mark.parametrize("file", FILES)
def test_the_policy_allows_the_scripts_of_the_page_by_their_hashes_and_nothing_else_that_is_inline(site, file):
    hold((site / file).read_text(encoding="utf-8"))


def test_no_hash_is_allowed_that_no_page_needs(site):
    pages = [(site / file).read_text(encoding="utf-8") for file in FILES]
    used = {found["text"] for html in pages for found in SCRIPT.finditer(html)}
    hashes = {f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'" for text in used}
    allowed = policy(pages[0])["script-src"]
    assert {source for source in allowed if source.startswith("'sha256-")} <= hashes


@pytest.mark.parametrize(
    "mistake", ['<p style="color: red">red</p>', '<p onclick="go()">go</p>', "<style>p {}</style>"]
)
def test_what_the_policy_would_refuse_stops_the_build(small, mistake):
    said = refused(small({"page": f"{PAGE}\n{mistake}\n"}))
    assert "page/index.html: no browser would heed" in said


TRIES = {
    "a handler in markup": """() => { document.body.innerHTML += "<img src=x onerror='window.ran = true'>"; }""",
    "a script in markup": """() => { document.body.insertAdjacentHTML("beforeend", "<script>0</script>"); }""",
    "a script from elsewhere": """() => { document.createElement("script").src = "https://example.org/a.js"; }""",
    "a worker from elsewhere": """() => { new Worker("https://example.org/a.js"); }""",
    "a worker that is no file": """() => { new Worker("data:text/javascript,0"); }""",
    "a text as a program": """() => { setTimeout("window.ran = true"); }""",
}


@pytest.mark.breaks_scripts
def test_in_a_page_nothing_runs_that_is_not_the_sites(awake):
    page = awake()
    for name, attempt in TRIES.items():
        message = page.evaluate(
            f"() => {{ try {{ ({attempt})(); return ''; }} catch (error) {{ return error.message; }} }}"
        )
        assert "Trusted" in message, name
    assert page.evaluate("window.ran") is None
