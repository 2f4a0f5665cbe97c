"""What is done to a site that a generator has built, whichever it was: its own files get names that change with their
content, the browser's Python is put beside them and starts with a page, the theme's markup is mended, a service worker
gets its list, the works of others are listed for programs, each calculator gets a page that shows it alone, and the
pages get a policy of what they may load and run."""

from __future__ import annotations

from pathlib import Path

from docs.browser import frozen, runtime
from docs.publishing import beginning, bill_of_materials, frames, markup, offline, own_assets, security, theme_script

_NOT_FOUND = "404.html"  # belongs to no build: it is shown under any address


def publish(site: Path, kept_offline: bool, being_written: bool = False) -> None:
    """Make a built site ready to be served; without `kept_offline`, what earlier visits have kept is thrown away."""
    runtime.write(site / "assets")
    module = frozen.write(site / "assets", may_make=not being_written)
    renamed = own_assets.rename(site / "assets", module) | {runtime.LIBRARY: runtime.library()[0]}
    renamed |= theme_script.let_search_wait(site)
    theme_script.let_search_tell_numbers(site)
    build = offline.prepare(site, kept_offline)
    bill_of_materials.write(site)
    pages = {}
    for file in sorted(site.rglob("*.html")):
        html = own_assets.name(markup.spare_blanks(file.read_text(encoding="utf-8")), renamed)
        if file != site / _NOT_FOUND:
            root = "../" * (len(file.relative_to(site).parts) - 1) or "./"
            html = offline.mark(markup.name_navigation(html), build, root, kept_offline)
            html = beginning.early(html, root, renamed["asking.js"], renamed["later.js"])
        pages[file] = theme_script.defer(markup.lead_to_licences(markup.ask_nobody(markup.name_search(html))))
    frames.write(site, pages, renamed, being_written)
    for file, html in security.guard(pages, site / _NOT_FOUND, being_written).items():
        file.write_text(html, encoding="utf-8")
