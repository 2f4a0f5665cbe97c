"""A mistake in a page stops the build, with the page and the line."""

import pytest

from tests.website import build, copy_project

MISTAKES = {
    "unknown calculator": ("``` calculator\nosmosis.osmotic_presure\n```", "did you mean osmosis.osmotic_pressure"),
    "unknown input": ("``` calculator\nosmosis.osmotic_pressure\npressure: 3 bar\n```", "no such entry"),
    "wrong unit": ("``` calculator\nosmosis.osmotic_pressure\ntemperature: 3 bar\n```", "'bar' does not fit here"),
    "out of range": ("``` calculator\nosmosis.osmotic_pressure\nions: 7\n```", "from 1 to 5"),
    "refused together": ("``` calculator\nbalance.recovery\nrecovery: 95 %\n```", "lower the recovery"),
    "no colon": ("``` calculator\nosmosis.osmotic_pressure\ntemperature\n```", "is not an entry"),
    "empty fence": ("``` calculator\n```", "there is no calculator ''"),
    "number of nothing": ("`#!calc osmosis.nothing`", "there is no calculator 'osmosis.nothing'"),
    "number of many": ("`#!calc balance.recovery`", "name the one number"),
    "number out of range": ("`#!calc osmosis.osmotic_pressure ions=9`", "from 1 to 5"),
    "figures of nothing": ("`#!figure nothing.at_all`", "there are no figures of 'nothing'"),
    "unknown figure": ("`#!figure osmosis.nothing`", "there is no figure 'nothing' of osmosis; there are: begins,"),
    "figure that is a helper": ("`#!figure drawing.ladder`", "there are: none"),
    "opening nothing": ("`#!open osmosis.nothing | words`", "there is no calculator 'osmosis.nothing'"),
    "opening without words": ("`#!open osmosis.osmotic_pressure`", "write the words of the link after a bar"),
    "opening out of range": ("`#!open osmosis.osmotic_pressure ions=9 | nine`", "from 1 to 5"),
    "opening with a quote left open": ('`#!open osmosis.osmotic_pressure ions="9 | nine`', "No closing quotation"),
    "opening what is not there": ("`#!open osmosis.osmotic_pressure depth=3 | deep`", "no such entry"),
    "formula": (r"$\notacommand{x}$", r"cannot write \notacommand"),
    "link": ("[there](nowhere.md)", "the target is not found"),
    "anchor": ("[there](osmosis.md#nowhere)", "does not contain an anchor '#nowhere'"),
    "unknown source": ("It is said so.[^nobody]", "there is no source 'nobody'"),
    "note for nothing": ("[^idle]: A remark.", "nothing on this page refers to this note"),
    "question without a right choice": ("- [ ] one\n- [ ] two", "exactly one is right"),
    "sources of nothing": ("``` sources\nall\n```", "neither 'citations' nor 'calculators'"),
    "anchor on the page": ("[there](#nowhere)", "there is no such anchor on this page"),
}


@pytest.mark.parametrize(("mistake", "message"), MISTAKES.values(), ids=MISTAKES)
def test_a_mistake_stops_the_build_and_is_told_with_its_place(tmp_path, mistake, message):
    project = copy_project(tmp_path)
    page = project / "docs" / "reverse-osmosis.md"
    before = page.read_text(encoding="utf-8")
    page.write_text(f"{before}\n{mistake}\n", encoding="utf-8")
    done = build(project, tmp_path / "site")
    assert done.returncode != 0
    assert f"reverse-osmosis.md:{before.count(chr(10)) + 2}: " in done.stderr
    assert message in done.stderr
    assert "Traceback" not in done.stderr


def test_a_formula_without_a_source_stops_the_build(tmp_path):
    project = copy_project(tmp_path)
    module = project / "calc" / "waters.py"
    module.write_text(module.read_text(encoding="utf-8").replace("Source: ", "Found in "), encoding="utf-8")
    done = build(project, tmp_path / "site")
    assert done.returncode != 0
    assert "osmotic-pressure.md:" in done.stderr
    assert "waters.laws_compared lacks a paragraph that begins 'Source:'" in done.stderr


def test_a_page_that_does_not_say_what_it_assumes_stops_the_build(tmp_path):
    project = copy_project(tmp_path)
    page = project / "docs" / "energy.md"
    page.write_text(page.read_text(encoding="utf-8").replace("\nassumes: ", "\nneeds: "), encoding="utf-8")
    done = build(project, tmp_path / "site")
    assert done.returncode != 0
    assert "energy.md:1: the page lacks 'assumes:'" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_source_that_no_page_uses_stops_the_build(tmp_path):
    project = copy_project(tmp_path)
    sources = project / "docs" / "sources.toml"
    before = sources.read_text(encoding="utf-8")
    sources.write_text(f'{before}\n[nobody]\ntext = "Nobody"\nread = "whole"\n', encoding="utf-8")
    done = build(project, tmp_path / "site")
    assert done.returncode != 0
    assert f"sources.toml:{before.count(chr(10)) + 2}: no page uses the source 'nobody'" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("entry", ['text = "Nobody"', 'text = "N"\nread = "whole"\nyear = 1999', "text ="])
def test_a_source_that_is_not_complete_stops_the_build(tmp_path, entry):
    project = copy_project(tmp_path)
    sources = project / "docs" / "sources.toml"
    sources.write_text(f"{sources.read_text(encoding='utf-8')}\n[nobody]\n{entry}\n", encoding="utf-8")
    done = build(project, tmp_path / "site")
    assert done.returncode != 0
    assert "sources.toml: " in done.stderr
    assert "Traceback" not in done.stderr


def test_a_missing_runtime_stops_the_build_and_says_how_to_get_it(tmp_path):
    project = copy_project(tmp_path)
    (project / "node_modules").unlink()
    done = build(project, tmp_path / "site")
    assert done.returncode != 0
    assert "make build" in done.stderr


def test_two_builds_give_the_same_site(tmp_path, website):
    project = copy_project(tmp_path)
    site, again = website.folder, tmp_path / "site"
    assert build(project, again, website.url).returncode == 0
    files = sorted(path.relative_to(site) for path in site.rglob("*") if path.is_file())
    assert files == sorted(path.relative_to(again) for path in again.rglob("*") if path.is_file())
    for file in files:
        if file.suffix not in (".gz", ".xml"):  # the sitemap carries the day of the build
            assert (site / file).read_bytes() == (again / file).read_bytes(), file
