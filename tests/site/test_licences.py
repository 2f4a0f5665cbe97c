"""What the site carries of others' work is told with version, licence and source, to people and to programs."""

from __future__ import annotations

import json
import re
from importlib.metadata import version

import pytest

from docs import shipped
from tests.pages import NOT_FOUND, PAGES
from tests.website import ROOT

WORKS = shipped.works().values()
LOCK = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))["packages"]
# CycloneDX 1.6, https://cyclonedx.org/docs/1.6/json/: what it demands of what is used here.
TYPES = {"application", "library"}
REFERENCES = {"vcs", "website", "distribution"}
PURL = re.compile(r"pkg:(npm|pypi)/[a-z0-9.-]+@[\w.]+")


@pytest.fixture(scope="module")
def bill(site) -> dict:
    return json.loads((site / "sbom.cdx.json").read_text(encoding="utf-8"))


def text(site) -> str:
    return (site / "licences" / "index.html").read_text(encoding="utf-8")


def test_versions_are_those_of_the_locks(bill):
    versions = {each["bom-ref"]: each.get("version") for each in bill["components"]}
    assert versions["pyodide"] == LOCK["node_modules/pyodide"]["version"]
    (locked,) = re.findall(r"^mkdocs-material==(\S+)", (ROOT / ".ci" / "site.txt").read_text("utf-8"), re.MULTILINE)
    assert versions["theme"] == version("mkdocs-material") == locked
    assert re.fullmatch(r"3\.14\.\d+", versions["cpython"])


def test_the_licence_of_what_is_locked_is_the_one_that_it_tells():
    assert shipped.works()["pyodide"].licence == LOCK["node_modules/pyodide"]["license"]


def test_every_work_is_told_with_its_licence_and_its_source(site):
    html = text(site)
    for work in WORKS:
        entry = html.partition(f'<dt id="{work.key}">')[2].partition("</dd>")[0]
        assert f'<a href="{work.source}">{work.name}</a> {work.version}'.strip() in entry
        assert "Copyright" in entry or "public domain" in entry, work.name
        assert all(licence in entry for licence in work.licences)


def test_every_licence_has_its_words_on_the_page_or_where_it_says(site):
    html = text(site)
    for licence in {each for work in WORKS for each in work.licences}:
        assert (
            shipped.elsewhere(licence)
            or len(html.partition(f'id="licence-{licence}">')[2].partition("</pre>")[0]) > 300
        )


def test_no_words_are_kept_that_no_work_is_under():
    kept = {path.stem for path in (ROOT / "docs" / "shipped" / "texts").iterdir()}
    assert kept == set(shipped.texts())


def test_every_package_in_the_themes_script_is_listed(site):
    """The maps beside the scripts and styles name the files that they were made of."""
    maps = list(site.rglob("*.map"))
    assert maps
    sources = {name for path in maps for name in json.loads(path.read_text(encoding="utf-8"))["sources"]}
    packages = {
        re.findall(r"node_modules/((?:@[^/]+/)?[^/]+)", name)[-1] for name in sources if "node_modules/" in name
    }
    assert {"rxjs", "lunr"} <= packages
    assert packages <= {work.key for work in WORKS}


def test_every_file_of_others_is_of_a_work_that_is_listed(site):
    """What is neither a page nor named after our content comes from Pyodide or from the theme."""
    ours = re.compile(
        r"(.*\.html|search/.*|sitemap.*|sbom\.cdx\.json|service-worker\.js|assets/(\w{12}-.*|python-.*|favicon.svg)|plant-log-sample\.csv)"
    )
    theirs = re.compile(r"assets/(pyodide-.*|javascripts/.*|stylesheets/.*|images/favicon\.png)")
    files = [path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()]
    assert [name for name in files if not ours.fullmatch(name) and not theirs.fullmatch(name)] == []


@pytest.mark.parametrize("path", [*PAGES, NOT_FOUND])
def test_the_footer_says_that_not_everything_is_ours_and_leads_there(site, path):
    file = site / path if path == NOT_FOUND else site / path / "index.html"
    html = file.read_text(encoding="utf-8")
    (target,) = re.findall(
        r'<div class="md-copyright__highlight">\s*MIT licence, but for <a href="([^"]*)">the work of others</a>', html
    )
    assert (
        target == "/licences/"
        if path == NOT_FOUND
        else (file.parent / target).resolve() == (site / "licences").resolve()
    )


def test_the_bill_of_materials_is_one_of_cyclonedx(bill):
    assert (bill["bomFormat"], bill["specVersion"], bill["version"]) == ("CycloneDX", "1.6", 1)
    assert re.fullmatch(r"urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", bill["serialNumber"])
    known = {"$schema", "bomFormat", "specVersion", "serialNumber", "version", "metadata", "components", "dependencies"}
    assert bill.keys() == known
    components = [bill["metadata"]["component"], *bill["components"]]
    references = [each["bom-ref"] for each in components]
    assert len(set(references)) == len(references) == len(WORKS) + 1
    for each in components:
        assert each["type"] in TYPES
        assert each["name"]
        (licence,) = each["licenses"]  # one expression, or one licence by its name
        assert licence.keys() == {"expression"} or licence["license"].keys() == {"id"}
        assert all(reference.keys() == {"type", "url"} for reference in each.get("externalReferences", ()))
        assert all(reference["type"] in REFERENCES for reference in each.get("externalReferences", ()))
        assert PURL.fullmatch(each.get("purl", "pkg:npm/x@1"))
    assert sorted(each["ref"] for each in bill["dependencies"]) == sorted(references)
    assert all(set(each["dependsOn"]) <= set(references) for each in bill["dependencies"])
    reached = [part for each in bill["dependencies"] for part in each["dependsOn"]]
    assert sorted([*reached, "site"]) == sorted(references)  # each is part of one whole
