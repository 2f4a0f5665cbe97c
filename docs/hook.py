"""Wires the site to MkDocs: what happens at which moment of a build. The work itself is in the folders beside it."""

from __future__ import annotations

import importlib
import logging
import re
import sys
import typing
from pathlib import Path

from mkdocs.plugins import CombinedEvent, event_priority

_ROOT = Path(__file__).parents[1]
_OURS = {"calc", "docs", "tests"}  # what pages are made with
_serving = False


def on_startup(command: str, dirty: bool) -> None:
    """Make `calc` and the folders beside this file importable, wherever MkDocs was started."""
    global _serving
    _serving = command == "serve"
    if str(_ROOT) not in sys.path:
        sys.path.insert(0, str(_ROOT))


def on_config(config):
    """Give Markdown the fences and the computed number, freshly imported: `mkdocs serve` shows a change of a
    formula as it shows a change of a page."""
    for name in [name for name in sys.modules if name.partition(".")[0] in _OURS]:  # packages too: they keep modules
        del sys.modules[name]
    for forget in getattr(typing, "_cleanups", ()):  # else it gives, for an equal annotation, one of the build before
        forget()
    calculator, places = _module("extension.calculator"), _module("extension.places")
    configs = config.mdx_configs
    configs.setdefault("pymdownx.superfences", {})["custom_fences"] = [
        {"name": "calculator", "class": "calculator", "format": calculator.fence},
        *(
            {"name": name, "class": name, "format": places.told(_module(f"extension.{name}").fence)}
            for name in ("glossary", "sources", "speed", "validation")
        ),
    ]
    configs.setdefault("pymdownx.inlinehilite", {})["custom_inline"] = [
        {"name": "calc", "class": "calc", "format": calculator.number},
        {"name": "open", "class": "open", "format": _module("extension.opening").link},
        {"name": "figure", "class": "figure", "format": _module("extension.figures").figure},
    ]
    config.markdown_extensions += [_module("extension.predictions").Predictions(), _module("extension.terms").Terms()]
    for handler in logging.getLogger("mkdocs").handlers:
        handler.addFilter(_add_line)
    return config


def _add_line(record: logging.LogRecord) -> bool:
    """The one log filter of all builds."""
    return _module("extension.places").add_line(record)


def on_files(files, config):
    """Add the pinned Pyodide, and name what is our own after its content."""
    for file in _module("browser.runtime").files(config):
        files.append(file)
    _module("publishing.own_assets").rename(files, config)
    return files


def on_nav(nav, config, files):
    """Look through all pages, so that each can name the others."""
    _module("extension.contents").enter(nav.pages)
    _module("extension.sources").refuse_unused()
    return nav


def on_page_markdown(markdown, page, config, files):
    """Note which page the fences that come next stand on; put its facts over it and its citations under it."""
    _module("extension.places").enter(page)
    return _module("extension.facts").write(_module("extension.sources").define(markdown, page), page)


def on_page_content(html, page, config, files):
    """Turn the page's formulas into MathML, part footnotes that stand side by side, let MkDocs know the anchors that a
    fence has made, lay out a worksheet, and add the scripts and styles that the page uses."""
    page.present_anchor_ids |= set(re.findall(r' id="([^"]+)"', html))
    html = html.replace('</sup><sup id="fnref', '</sup><sup class="next-note" id="fnref')
    html = _module("extension.worksheets").lay_out(_module("extension.formulas").convert(html), page, config)
    return _module("publishing.own_assets").add(html, page)


def on_env(env, config, files):
    """Now that all pages are read, add the library made for the browser's Python, and list the files of the build."""
    files.append(_module("browser.runtime").library_file(config))
    _module("publishing.offline").prepare(files, config, _serving)
    return env


@event_priority(100)
def _before_the_search(context, page, config, nav):
    """Set aside what is not searched."""
    _module("publishing.search").set_aside(page)


@event_priority(-100)
def _after_the_search(context, page, config, nav):
    """Put it back."""
    _module("publishing.search").put_back(page)


on_page_context = CombinedEvent(_before_the_search, _after_the_search)


def on_post_page(output, page, config):
    """Mend the theme's markup, and name the library and the build."""
    output = _module("browser.runtime").name_library(output)
    return _module("publishing.offline").mark(_with_named_navigation(_with_named_search(output)))


def on_post_template(output_content, template_name, config):
    """Mend the theme's markup on the page for what is not found."""
    return _with_named_search(output_content)


def _with_named_search(html: str) -> str:
    """Give the theme's search dialog the name that a screen reader needs."""
    search = 'data-md-component="search" role="dialog"'
    return html.replace(search, f'{search} aria-label="Search"')


def _with_named_navigation(html: str) -> str:
    """Tell the parts of a page's own contents from those of the site, which may have the same names."""
    contents = '<nav class="md-nav" aria-label="'
    return html.replace(contents, f"{contents}On this page: ")


def _module(name: str):
    return importlib.import_module(f"docs.{name}")
