"""What a build does: everything once, and nothing that nobody sees; and in `mkdocs serve` the next one starts anew."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from tests.website import build, own, with_hook

FRONT = "---\ndescription: A page.\nassumes: nothing\n---\n\n"
FIRST = """# First

A number that a calculator below shows, `#!calc osmosis.osmotic_pressure`, and one that none does,
`#!calc osmosis.osmotic_pressure concentration="0.1 mol/L"`, which is said so.[^one]

``` calculator
osmosis.osmotic_pressure
```

``` calculator
osmosis.equilibrium_head
```

The first number again: `#!calc osmosis.osmotic_pressure`. A link to
`#!open osmosis.osmotic_pressure concentration="0.1 mol/L" | the second`, and to
`#!open osmosis.equilibrium_head left_volume="1 L" | a picture that is seen where it leads`.[^two]
"""
SECOND = """# Second

The second number once more: `#!calc osmosis.osmotic_pressure concentration="0.1 mol/L"`.[^one]

``` calculator
osmosis.osmotic_pressure
temperature: 4 degC
```
"""
PAGES = {
    "first": FRONT + FIRST,
    "second": FRONT + SECOND,
    "sources": f"{FRONT}# Sources\n\n``` sources\ncitations\n```\n\n``` sources\ncalculators\n```\n",
    "glossary": f"{FRONT}# Glossary\n\n``` glossary\n```\n",
}
SOURCES = "".join(f'[{key}]\ntext = "The book of {key}"\nread = "whole"\n' for key in ("one", "two"))


def counting(project: Path) -> Path:
    """The project, with the counts of each of its builds in counts.json."""
    return with_hook(project, "tests/site/counting.py")


def counts(project: Path) -> dict[str, int]:
    done = build(project, project / "site")
    assert done.returncode == 0, done.stderr
    return json.loads((project / "counts.json").read_text(encoding="utf-8"))


def test_a_build_draws_what_is_seen_and_answers_each_state_once(small):
    counted = counts(counting(small(PAGES, SOURCES)))
    text = FIRST + SECOND
    assert counted["curves"] == text.count("``` calculator")
    assert counted["pictures"] == text.count("``` calculator\nosmosis.equilibrium_head")
    # osmotic_pressure as it is defined, at 0.1 mol/L and at 4 degrees; equilibrium_head as it is defined and at 1 L.
    assert counted["answers"] == 5


def test_a_build_reads_each_page_once_beside_mkdocs(small):
    counted = counts(counting(small(PAGES, SOURCES)))
    assert {name: counted[f"read {name}.md"] for name in PAGES} == dict.fromkeys(PAGES, 2)
    assert counted["blanked"] == len(PAGES)


def test_a_mistake_in_a_page_is_told_before_the_library_is_made(small):
    project = small({"page": f"{FRONT}# Page\n\n`#!calc osmosis.nothing`\n"})
    own(project, "docs/browser/browser_library.mjs").write_text("throw new Error('there is none');", encoding="utf-8")
    assert "page.md:8: there is no calculator 'osmosis.nothing'" in build(project, project / "site").stderr
    (project / "docs" / "page.md").write_text(f"{FRONT}# Page\n", encoding="utf-8")
    assert "the browser's library could not be made" in build(project, project / "site").stderr


REBUILDING = """
import json, pathlib, sys
from mkdocs.commands.build import build
from mkdocs.config import load_config

def pages():
    config = load_config("mkdocs.yml", site_dir="site")
    config.plugins.on_startup(command="serve", dirty=False)
    build(config)
    return {name: pathlib.Path("site", name, "index.html").read_text(encoding="utf-8") for name in ("first", "sources")}

built = [pages(), pages()]
for name, old, new in json.load(sys.stdin):
    file = pathlib.Path(name)
    text = file.read_text(encoding="utf-8")
    assert old in text, name
    file.write_text(text.replace(old, new), encoding="utf-8")
print(json.dumps([*built, pages()]))
"""


def test_the_next_build_of_a_process_shows_what_has_changed(small):
    project = counting(small(PAGES, SOURCES))
    formula = "return osmotic_coefficient * ions * concentration * MOLAR_GAS_CONSTANT * temperature"
    changes = [
        (str(own(project, "calc/osmosis.py")), formula, f"{formula} * 10"),
        (str(project / "docs" / "first.md"), "# First", "# The first"),
        (str(project / "docs" / "sources.toml"), "The book of two", "The second book"),
    ]
    done = subprocess.run(
        [sys.executable, "-c", REBUILDING],
        cwd=project,
        input=json.dumps(changes),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    before, again, after = json.loads(done.stdout)
    assert again == before
    # The law of van 't Hoff for two ions at 25 degrees Celsius: 2 x 8.314 J/(mol K) x 298.15 K is 49.6 bar L/mol.
    for found, number, drawn in ((before, "4.96", "29.7"), (after, "49.6", "297")):  # of 0.1 mol/L, and of 0.6
        assert f">{number}&nbsp;bar</a>" in found["first"]
        assert f">{drawn} bar</output>" in found["first"]
    assert ">First</a>" in before["sources"]
    assert ">The first</a>" in after["sources"]
    assert "The book of two" in before["sources"]
    assert "The second book" in after["sources"]
