"""A mistake in a page stops the build, with the page and the line."""

import pytest

from tests.website import build, own

MISTAKES = {
    "unknown calculator": ("``` calculator\nosmosis.osmotic_presure\n```", "did you mean osmosis.osmotic_pressure"),
    "unknown input": ("``` calculator\nosmosis.osmotic_pressure\npressure: 3 bar\n```", "no such entry"),
    "wrong unit": ("``` calculator\nosmosis.osmotic_pressure\ntemperature: 3 bar\n```", "'bar' does not fit here"),
    "out of range": ("``` calculator\nosmosis.osmotic_pressure\nions: 7\n```", "must be at most 5: "),
    "refused together": ("``` calculator\nbalance.recovery\nrecovery: 95 %\n```", "lower the recovery"),
    "no colon": ("``` calculator\nosmosis.osmotic_pressure\ntemperature\n```", "is not an entry"),
    "empty fence": ("``` calculator\n```", "there is no calculator ''"),
    "picture that does not move": (
        "``` picture\nosmosis.osmotic_pressure\nturn: ions\n```",
        "has no picture that moves",
    ),
    "picture without a slider": (
        "``` picture\nosmosis.equilibrium_head\n```",
        "there are: piston_pressure, right_amount",
    ),
    "number of nothing": ("`#!calc osmosis.nothing`", "there is no calculator 'osmosis.nothing'"),
    "number of many": ("`#!calc balance.recovery`", "name the one number"),
    "number out of range": ("`#!calc osmosis.osmotic_pressure ions=9`", "must be at most 5: "),
    "figures of nothing": ("`#!figure nothing.at_all`", "there are no figures of 'nothing'"),
    "unknown figure": ("`#!figure osmosis.nothing`", "there is no figure 'nothing' of osmosis; there are: ladder"),
    "figure that is a helper": ("`#!figure drawing.ladder`", "there are: none"),
    "opening nothing": ("`#!open osmosis.nothing | words`", "there is no calculator 'osmosis.nothing'"),
    "opening without words": ("`#!open osmosis.osmotic_pressure`", "write the words of the link after a bar"),
    "opening out of range": ("`#!open osmosis.osmotic_pressure ions=9 | nine`", "must be at most 5: "),
    "opening with a quote left open": ('`#!open osmosis.osmotic_pressure ions="9 | nine`', "No closing quotation"),
    "opening what is not there": ("`#!open osmosis.osmotic_pressure depth=3 | deep`", "no such entry"),
    "formula": (r"$\notacommand{x}$", r"cannot write \notacommand"),
    "open brace": (r"$\frac{1}{2$", r"a brace is open, or closes nothing, in the formula \frac{1}{2"),
    "half a fraction": (r"$\frac{1}$", r"lacks a part in the formula \frac{1}"),
    "exponent of nothing": (r"$a^$", r"cannot write the formula a^ as MathML (MissingSuperScriptOrSubscriptError"),
    "link": ("[there](nowhere.md)", "the target is not found"),
    "anchor": ("[there](other.md#nowhere)", "does not contain an anchor '#nowhere'"),
    "unknown source": ("It is said so.[^nobody]", "there is no source 'nobody'"),
    "note for nothing": ("[^idle]: A remark.", "nothing on this page refers to this note"),
    "question without a right choice": ("- [ ] one\n- [ ] two", "exactly one is right"),
    "sources of nothing": ("``` sources\nall\n```", "neither 'citations' nor 'calculators'"),
    "anchor on the page": ("[there](#nowhere)", "there is no such anchor on this page"),
}


PAGE = """---
description: A page with nothing but what every page needs.
assumes: nothing
---

# A page

It has a sentence.
"""
CALCULATOR = "\n``` calculator\nwaters.laws_compared\n```\n"


def refused(project) -> str:
    """What a build says that must stop."""
    done = build(project, project / "site")
    assert done.returncode != 0
    assert "Traceback" not in done.stderr
    return done.stderr


def test_a_page_without_a_mistake_is_built(small):
    done = build(small({"page": PAGE + CALCULATOR, "other": PAGE}), small.folder / "site")
    assert done.returncode == 0, done.stderr
    assert "<live-calculator" in (small.folder / "site" / "page" / "index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(("mistake", "message"), MISTAKES.values(), ids=MISTAKES)
def test_a_mistake_stops_the_build_and_is_told_with_its_place(small, mistake, message):
    told = refused(small({"page": f"{PAGE}\n{mistake}\n", "other": PAGE}))
    assert f"page.md:{PAGE.count(chr(10)) + 2}: " in told
    assert message in told


def test_a_module_that_is_no_python_stops_the_build_and_is_told_by_its_line(small):
    project = small({"page": PAGE})
    module = own(project, "calc/waters.py")
    text = module.read_text(encoding="utf-8")
    module.write_text(f"{text}def broken(:\n", encoding="utf-8")
    assert f"calc/waters.py:{text.count(chr(10)) + 1}: invalid syntax" in refused(project)


def test_a_figure_that_cannot_be_drawn_stops_the_build(small):
    project = small({"page": f"{PAGE}\n`#!figure osmosis.broken`\n"})
    module = own(project, "docs/figures/osmosis.py")
    module.write_text(f"{module.read_text(encoding='utf-8')}\n\ndef broken():\n    return 1 // 0\n", encoding="utf-8")
    told = refused(project)
    assert f"page.md:{PAGE.count(chr(10)) + 2}: " in told
    assert "it cannot be drawn: integer division or modulo by zero" in told


def test_a_formula_without_a_source_stops_the_build(small):
    project = small({"page": PAGE + CALCULATOR})
    module = own(project, "calc/waters.py")
    module.write_text(module.read_text(encoding="utf-8").replace("Source: ", "Found in "), encoding="utf-8")
    line = PAGE.count("\n") + 2
    assert f"page.md:{line}: the docstring of waters.laws_compared lacks a paragraph that begins 'Source:'" in (
        refused(project)
    )


def test_a_page_that_does_not_say_what_it_assumes_stops_the_build(small):
    project = small({"page": PAGE.replace("\nassumes: ", "\nneeds: ")})
    assert "page.md:1: the page lacks 'assumes:'" in refused(project)


def test_a_source_that_no_page_uses_stops_the_build(small):
    project = small({"page": PAGE}, '\n[nobody]\ntext = "Nobody"\nread = "whole"\n')
    assert "sources.toml:2: no page uses the source 'nobody'" in refused(project)


@pytest.mark.parametrize("entry", ['text = "Nobody"', 'text = "N"\nread = "whole"\nyear = 1999', "text ="])
def test_a_source_that_is_not_complete_stops_the_build(small, entry):
    assert "sources.toml: " in refused(small({"page": PAGE}, f"[nobody]\n{entry}\n"))


def test_a_missing_runtime_stops_the_build_and_says_how_to_get_it(small):
    project = small({"page": PAGE})
    (project / "node_modules").unlink()
    assert "make build" in refused(project)
