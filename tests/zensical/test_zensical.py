"""What MkDocs and its successor Zensical make of the same Markdown is the same: `make zensical` is a way out.

Run by `make peers`, with Zensical in an environment of its own. What Zensical lacks stands at the end, each with a test
that says so: one that fails there tells of something less to do on the day of the change.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Callable, Iterator
from html import unescape
from pathlib import Path
from urllib.parse import urljoin

import pytest
from playwright.sync_api import expect

from tests import browsers
from tests.live import ANSWER, CONCENTRATION, be_live, open_page
from tests.pages import NOT_FOUND, PAGES, calculators
from tests.site import test_security
from tests.site.test_build import CALCULATOR, MISTAKES, PAGE
from tests.website import ROOT, Built, Website, copy_project, own, small_project


def commands() -> list[str]:
    """What `make zensical` runs, without what it sets up before."""
    ready = ("--old-file=.venv/zensical.ready", "--old-file=.venv/runtime.ready")
    environment = {name: value for name, value in os.environ.items() if name not in ("MAKEFLAGS", "MAKELEVEL")}
    listed = subprocess.run(
        ["make", "--dry-run", *ready, "zensical"], cwd=ROOT, env=environment, capture_output=True, text=True, check=True
    ).stdout.splitlines()
    found = [line for line in listed if line.startswith(".venv/zensical/bin/python")]
    assert len(found) == 2, listed
    return found


def zensical(project: Path, site: Path, address: str = "") -> Built:
    """Build a project's site as `make zensical` does; what was said is in the result."""
    environment = os.environ | {"FREEZE": "kept"} | ({"SITE_URL": address} if address else {})
    if not (project / ".venv").exists():
        (project / ".venv").symlink_to(ROOT / ".venv")
    for command in commands():
        done = subprocess.run(
            command.split(), cwd=project, env=environment, capture_output=True, text=True, check=False
        )
        if done.returncode:
            return done
    shutil.copytree(project / "site", site, dirs_exist_ok=True)
    return done


@pytest.fixture(scope="module")
def successor(tmp_path_factory) -> Iterator[Website]:
    """The site that Zensical has built, served."""
    project = copy_project(tmp_path_factory.mktemp("project"))
    served = Website(tmp_path_factory.mktemp("site"), project=project, using=zensical)
    yield served
    served.close()


def article(site: Website, path: str) -> str:
    """What a page says, without what Zensical alone adds and takes away: a place to skip to, and the mark of what is
    not searched."""
    html = (site.folder / path / "index.html").read_text(encoding="utf-8").replace(site.url, "http://site/")
    (found,) = re.findall(r"<article[^>]*>(.*)</article>", html, re.DOTALL)
    return found.replace('<a id="__skip" tabindex="-1"></a>', "").replace(" data-search-exclude", "").strip()


def resolved(html: str, path: str) -> str:
    """With each link as it leads from the site's root: there are several ways to write one."""
    return re.sub(r'(?<= href=")[^"]*', lambda found: urljoin(f"http://site/{path}", unescape(found[0])), html)


def elements(pattern: str) -> Callable[[str], list[str]]:
    return lambda html: re.findall(pattern, html, re.DOTALL)


PARTS = {
    "calculators": elements(r"<live-calculator .*?</live-calculator>"),
    "formulas": elements(r"<math.*?</math>"),
    "computed numbers": elements(r'<a class="computed".*?</a>'),
    "figures": elements(r"<svg.*?</svg>"),
    "footnotes": elements(r'<div class="footnote">.*?</div>|<sup id="fnref.*?</sup>'),
    "terms": elements(r'<a class="term".*?</a>'),
    "links": elements(r'<a [^>]*href="[^"]+"[^>]*>'),
    "anchors": elements(r' id="[^"]+"'),
    "questions": elements(r'<div class="prediction">.*?</div>'),
    "headings": elements(r"<h[1-6].*?</h[1-6]>"),
    "rows of tables": elements(r"<tr.*?</tr>"),
}


LICENCES = "licences/"


@pytest.mark.parametrize("path", [path for path in PAGES if path != LICENCES])
def test_a_page_is_the_same(website, successor, path):
    ours, theirs = (resolved(article(each, path), path) for each in (website, successor))
    for name, part in PARTS.items():
        assert part(theirs) == part(ours), f"the {name} differ"
    assert theirs.split() == ours.split()


def test_the_licences_are_the_same_but_for_the_theme(website, successor):
    """Each site tells the theme that it carries: its name, its version and where its source is."""
    theme = re.compile(r'(?<=<dt id="theme">)<a [^>]*>[^<]*</a> [\w.]+')
    ours, theirs = (article(each, LICENCES) for each in (website, successor))
    assert re.search(r">Zensical</a> \d", theme.search(theirs)[0])
    named = re.compile("Material for MkDocs|Zensical")
    ours, theirs = (resolved(named.sub("", theme.sub("", each)), LICENCES) for each in (ours, theirs))
    for name, part in PARTS.items():
        assert part(theirs) == part(ours), f"the {name} differ"


def test_every_page_has_a_policy_that_allows_its_scripts_by_their_hashes(successor):
    for path in [f"{path}index.html" for path in PAGES] + [NOT_FOUND]:
        test_security.hold((successor.folder / path).read_text(encoding="utf-8"))


def test_each_part_is_there_to_be_compared(successor):
    whole = "".join(article(successor, path) for path in PAGES)
    assert {name for name, part in PARTS.items() if not part(whole)} == set()
    fences = [calculator for path in PAGES for calculator in calculators(path)]
    found = [each for each in PARTS["calculators"](whole) if "data-part" not in each.partition(">")[0]]
    assert len(found) == len(fences)  # and the home page's part of one


def test_the_same_files_are_pages_and_nothing_of_the_machinery_is_published(website, successor):
    pages = [{file.relative_to(each.folder) for file in each.folder.rglob("*.html")} for each in (website, successor)]
    assert pages[0] == pages[1]
    assert Path(NOT_FOUND) in pages[1]
    assert not [file for file in successor.folder.rglob("*") if file.suffix in (".py", ".md", ".toml", ".ts")]


@pytest.mark.parametrize("path", PAGES)
def test_the_navigation_and_the_head_of_a_page_are_the_same(website, successor, path):
    told = []
    for each in (website, successor):
        html = (each.folder / path / "index.html").read_text(encoding="utf-8").replace(each.url, "http://site/")
        (navigation,) = re.findall(r'<nav class="md-nav md-nav--primary.*?</nav>\s*</div>\s*</div>', html, re.DOTALL)
        links = re.findall(r'<a href="([^"]*)" class="md-nav__link', navigation)
        head = re.findall(r'name="description" content=".*?"|rel="canonical" href=".*?"|<title>.*?</title>', html)
        assert len(head) == 3
        head = [each for each in head if path or "<title>" not in each]  # what it calls the home page is told below
        told.append(([urljoin(f"http://site/{path}", link) for link in links], sorted(head)))
    assert told[0] == told[1]
    assert len(told[0][0]) >= len(PAGES)


def test_what_readers_are_sent_is_named_after_its_content_and_kept_for_a_time_without_a_network(website, successor):
    sent, kept = [], []
    for each in (website, successor):
        (files,) = (each.folder / "assets").glob("*-files.json")
        kept.append(files.read_text(encoding="utf-8"))
        names = {file.name for file in (each.folder / "assets").iterdir() if file.is_file() and "-" in file.name}
        sent.append(names - {files.name})
    assert sent[0] == sent[1]
    for name in ("bundle", "search", "main", "palette", "live-calculator.js", "site.css", "pyodide.asm.wasm"):
        assert all(name in each for each in kept), name


def test_a_calculator_answers_live_and_nothing_is_asked_of_another_site(browser, successor):
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    context.add_init_script(browsers.SAVING_DATA)
    asked: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    page = context.new_page()
    open_page(page, successor)
    page.locator(CONCENTRATION).focus()
    be_live(page)
    page.fill(CONCENTRATION, "0.1")
    # The law of van 't Hoff for two ions at 25 degrees Celsius: 2 x 8.314 J/(mol K) x 298.15 K is 49.6 bar L/mol.
    expect(page.locator(ANSWER)).to_have_text("4.96 bar")
    context.close()
    assert [url for url in asked if not url.startswith((successor.url, "data:", "blob:"))] == []


OF_LINKS = ("link", "anchor", "anchor on the page")


def plain(text: str) -> str:
    """Without the colours of a terminal."""
    return re.sub(r"\x1b\[[0-9;]*m", "", text)


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_stops_its_build_too_and_is_told_with_its_place(tmp_path, name):
    mistake, message = MISTAKES[name]
    done = zensical(small_project(tmp_path, {"page": f"{PAGE}\n{mistake}\n", "other": PAGE}), tmp_path / "served")
    assert done.returncode != 0
    told = plain(done.stdout + done.stderr)
    assert f"page.md:{PAGE.count(chr(10)) + 2}:" in told
    assert ("does not exist" if name in OF_LINKS else message) in told


# What Zensical lacks. A test that fails here tells that it lacks it no longer: see the page for maintainers.


def test_it_ignores_hooks_in_silence(tmp_path):
    """So whatever a page needs is in the Markdown extension, and the rest is done after the build."""
    project = small_project(tmp_path, {"page": PAGE + CALCULATOR, "other": PAGE})
    for linked in ("docs/assets/python.js", "docs/service-worker.js"):  # it follows no links
        own(project, linked)
    settings = project / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8")
    assert "docs/hook.py" in text
    (project / "stops.py").write_text("raise SystemExit('a hook has been read')", encoding="utf-8")
    settings.write_text(text.replace("docs/hook.py", "stops.py"), encoding="utf-8")
    done = zensical(project, tmp_path / "served")
    assert done.returncode == 0, done.stderr
    assert "hook" not in done.stdout + done.stderr


def test_it_tells_a_mistake_with_a_traceback(tmp_path):
    done = zensical(small_project(tmp_path, {"page": f"{PAGE}\n`#!calc osmosis.nothing`\n"}), tmp_path / "served")
    assert "there is no calculator 'osmosis.nothing'" in done.stderr
    assert "Traceback" in done.stderr


def test_its_search_finds_what_is_in_the_elements_that_are_left_out_elsewhere(successor):
    """MkDocs' search leaves out the explanations of a calculator's symbols, which stand there once for each page."""
    index = (successor.folder / "search.json").read_text(encoding="utf-8")
    assert "The symbols, where it holds, and the source" in index


def test_it_names_the_home_page_after_its_entry_in_the_navigation(website, successor):
    """Where MkDocs gives it the name of the site alone."""
    titles = [
        re.findall(r"<title>(.*?)</title>", (each.folder / "index.html").read_text(encoding="utf-8"))
        for each in (website, successor)
    ]
    assert titles == [["Through the membrane"], ["Home - Through the membrane"]]
