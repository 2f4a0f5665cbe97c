"""The package osmosis-calc: its public face, what it imports, and what is there once it is installed from a file."""

import doctest
import importlib.util
import json
import os
import re
import shlex
import subprocess
import sys
import tomllib
import zipfile
from email.parser import HeaderParser
from pathlib import Path

import pytest
from trove_classifiers import classifiers

import calc
from calc.interface import names
from docs.browser import runtime
from tests.website import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
CHOSEN = {
    "Caution",
    "Refusal",
    "UnknownCalculator",
    "WrongEntries",
    "compare",
    "certainty",
    "describe",
    "evaluate",
    "export",
    "from_si",
    "names",
    "pulls",
    "solve",
    "to_si",
    "working",
}
# van 't Hoff's law by hand: two ions, 0.6 mol/L, 25 °C.
PRESSURE = 2 * 600 * 8.314462618 * 298.15


def run(command, folder, **environment):
    clean = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    done = subprocess.run(command, cwd=folder, env=clean | environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def python(code):
    return json.loads(run([sys.executable, "-W", "ignore", "-c", f"import json, sys\n{code}"], ROOT))


# The public face


def test_the_public_names_are_the_modules_of_calculators_and_a_chosen_few():
    modules = {name.partition(".")[0] for name in names()}
    assert set(calc.__all__) == modules | CHOSEN, "a module of calculators stands twice in calc/__init__.py"
    assert len(calc.__all__) == len(set(calc.__all__))
    assert set(calc.__all__) <= set(dir(calc))


def test_every_public_name_is_there_and_says_what_it_is():
    for name in calc.__all__:
        assert getattr(calc, name).__doc__, name
    assert re.fullmatch(r"\d+\.\d+\.\d+", calc.__version__)


def test_all_of_them_can_be_imported_at_once():
    given = python("names = {}\nexec('from calc import *', names)\nprint(json.dumps(sorted(names)))")
    assert set(given) - {"__builtins__"} == set(calc.__all__)


def test_a_name_that_is_not_there_is_refused_as_python_does():
    with pytest.raises(AttributeError, match="no attribute 'osmossis'"):
        calc.osmossis  # noqa: B018


# What is imported

LOADED = "print(json.dumps(sorted(name for name in sys.modules if name.startswith('calc'))))"


def test_calc_imports_nothing_before_it_is_asked():
    assert python(f"import calc\n{LOADED}") == ["calc"]


def test_a_calculator_brings_no_other_calculator_and_no_interface():
    loaded = python(f"import calc\nassert calc.osmosis.osmotic_pressure() > 0\n{LOADED}")
    assert "calc.osmosis" in loaded
    others = {f"calc.{name.partition('.')[0]}" for name in names()} - {"calc.osmosis"}
    assert not [name for name in loaded if name in others or name.startswith(("calc.interface", "calc.pictures"))]


def test_a_type_checker_knows_what_is_imported_late(tmp_path):
    """The types of a function two names deep are told, and a name that is not there is a fault. With the settings of
    `make types`, strict as they are, what that has kept is taken; with others, mypy would throw it all away."""
    use = tmp_path / "use.py"
    use.write_text(
        "import calc\n"
        "reveal_type(calc.osmosis.osmotic_pressure(temperature=300.0))\n"
        'reveal_type(calc.evaluate("osmosis.osmotic_pressure").numbers)\n'
        "calc.osmossis\n"
        'calc.osmosis.osmotic_pressure(temperature="warm")\n',
        encoding="utf-8",
    )
    done = subprocess.run([sys.executable, "-m", "mypy", str(use)], cwd=ROOT, capture_output=True, text=True)
    told = [line.partition("use.py:")[2] for line in done.stdout.splitlines()]
    assert 'note: Revealed type is "float"' in told[0].replace("builtins.", "")
    assert re.match("3: note: Revealed type is .*float", told[1])
    assert told[2].startswith("4: error: Module has no attribute")
    assert told[3].startswith("5: error: Argument")
    assert len(told) == 5, "the last says how many"


# Built, installed and tried outside the repository


@pytest.fixture(scope="module")
def packages(tmp_path_factory):
    """The package as source and, made from that, as wheel: what `make package` writes."""
    folder = tmp_path_factory.mktemp("packages")
    run([sys.executable, "-m", "build", "--no-isolation", "--outdir", str(folder)], ROOT)
    return folder


@pytest.fixture(scope="module")
def wheel(packages):
    (found,) = packages.glob("osmosis_calc-*.whl")
    return found


@pytest.fixture(scope="module")
def metadata(wheel):
    with zipfile.ZipFile(wheel) as read:
        (name,) = (each for each in read.namelist() if each.endswith(".dist-info/METADATA"))
        return HeaderParser().parsestr(read.read(name).decode())


def contents(wheel):
    with zipfile.ZipFile(wheel) as read:
        return {each.filename: each.CRC for each in read.infolist()}


def test_the_sources_make_the_wheel_that_the_repository_makes(wheel, tmp_path):
    """Nothing that the wheel needs is missing in the package of sources, and the browser runs the same."""
    other = tmp_path / "calc.whl"
    other.write_bytes(runtime.wheel())
    assert contents(wheel) == contents(other)
    assert "calc/py.typed" in contents(wheel), "else nobody's type checker reads the types"


def test_pip_makes_the_same_of_the_sources(packages, wheel, tmp_path):
    (source,) = packages.glob("osmosis_calc-*.tar.gz")
    offline = ["--disable-pip-version-check", "--no-index", "--no-deps", "--no-build-isolation"]
    run([sys.executable, "-m", "pip", "wheel", *offline, "--wheel-dir", str(tmp_path), str(source)], tmp_path)
    (made,) = tmp_path.glob("*.whl")
    assert made.name == wheel.name
    assert contents(made) == contents(wheel)


def test_it_answers_in_an_empty_environment(wheel, tmp_path):
    empty = tmp_path / "empty"
    run([sys.executable, "-m", "venv", "--without-pip", str(empty)], tmp_path)
    programs = empty / ("Scripts" if os.name == "nt" else "bin")
    pip = [sys.executable, "-m", "pip", "--python", str(programs / "python"), "--disable-pip-version-check"]
    run([*pip, "install", "--no-index", "--no-compile", str(wheel)], tmp_path)
    first = (
        "import calc, json; from importlib.metadata import distributions; print(json.dumps("
        "[calc.__file__, calc.osmosis.osmotic_pressure(), [(each.name, each.version) for each in distributions()]]))"
    )
    file, answer, listed = json.loads(run([programs / "python", "-W", "ignore", "-c", first], tmp_path))
    assert Path(file).is_relative_to(empty)
    assert answer == pytest.approx(PRESSURE, rel=1e-9)
    assert listed == [["osmosis-calc", calc.__version__]], "nothing but the standard library"
    for command in ([programs / "calc"], [programs / "python", "-m", "calc"]):
        told = json.loads(run([*command, "osmosis.osmotic_pressure", "--json"], tmp_path))
        assert told["outputs"]["osmotic_pressure"]["value"] == pytest.approx(PRESSURE, rel=1e-9)
    assert run([programs / "calc", "--version"], tmp_path).strip() == calc.__version__
    assert "Example: calc osmosis" in run([programs / "calc", "osmosis.osmotic_pressure", "--help"], tmp_path)


# What it says of itself


def test_the_metadata_is_full(metadata):
    assert metadata["Name"] == "osmosis-calc", "calc alone is another program"
    assert metadata["Version"] == calc.__version__
    assert metadata["License-Expression"] == "MIT"
    assert metadata["Description-Content-Type"] == "text/markdown"
    assert metadata.get_payload().strip() == (ROOT / "calc" / "README.md").read_text(encoding="utf-8").strip()
    for name in ("Summary", "Keywords", "Author", "Requires-Python"):
        assert metadata[name], name
    assert not metadata.get_all("Project-URL"), "an address is known only where a release is made"


def test_every_classifier_is_one_that_there_is():
    given = PROJECT["classifiers"]
    assert given
    assert [each for each in given if each not in classifiers] == []


def test_the_readme_of_the_package_leads_nowhere_inside_the_repository():
    """It is read where the repository is not."""
    text = (ROOT / "calc" / "README.md").read_text(encoding="utf-8")
    assert re.findall(r"\]\((?!https:)", text) == []


def test_the_readme_of_the_package_names_the_wheel_of_this_version(wheel):
    text = (ROOT / "calc" / "README.md").read_text(encoding="utf-8")
    assert set(re.findall(r"osmosis_calc[\w.-]*\.whl", text)) == {wheel.name}


@pytest.mark.parametrize("file", ["calc/README.md", "README.md"])
def test_every_example_of_a_readme_runs(file):
    failed, tried = doctest.testfile(str(ROOT / file), module_relative=False)
    assert tried
    assert not failed
    commands = re.findall(r"^    (?:python -m )?calc\b(.*)$", (ROOT / file).read_text(encoding="utf-8"), re.MULTILINE)
    assert commands
    for rest in commands:
        assert run([sys.executable, "-m", "calc", *shlex.split(rest)], ROOT)


# A release

SPEC = importlib.util.spec_from_file_location("release", ROOT / ".ci" / "release.py")
release = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(release)


@pytest.fixture
def released(tmp_path):
    """A tree whose version, citation and changelog agree."""
    for name in ("calc", "docs"):
        (tmp_path / name).mkdir()
    (tmp_path / "calc" / "__init__.py").write_text('"""Calculators."""\n\n__version__ = "1.2.3"\n', encoding="utf-8")
    (tmp_path / "CITATION.cff").write_text("cff-version: 1.2.0\nversion: 1.2.3\n", encoding="utf-8")
    (tmp_path / "docs" / "changelog.md").write_text("# Changelog\n\n## 1.2.3 - 2030-01-31\n", encoding="utf-8")
    return tmp_path


def test_a_release_whose_tag_version_citation_and_changelog_agree_goes_ahead(released):
    assert list(release.faults(released, "v1.2.3")) == []


@pytest.mark.parametrize("tag", ["1.2.3", "v1.2.4", "v1.2.3rc1", "main"])
def test_a_tag_that_is_not_the_version_is_refused(released, tag):
    (fault,) = release.faults(released, tag)
    assert tag in fault
    assert fault.endswith("v1.2.3")


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("CITATION.cff", "cff-version: 1.2.0\nversion: 1.2.2\n"),
        ("docs/changelog.md", "# Changelog\n\n## Unreleased\n\n## 1.2.3 - 2030-01-31\n"),
        ("docs/changelog.md", "# Changelog\n\n## 1.2.2 - 2030-01-31\n"),
        ("docs/changelog.md", "# Changelog\n"),
    ],
)
def test_a_version_that_something_does_not_know_is_refused(released, file, text):
    (released / file).write_text(text, encoding="utf-8")
    (fault,) = release.faults(released, "v1.2.3")
    assert Path(file).stem.lower() in fault.lower()


def test_this_tree_is_read():
    """Before a release, what stands in the way is at most that the changes have no day yet."""
    assert [fault for fault in release.faults(ROOT, f"v{calc.__version__}") if "changelog" not in fault] == []


def urls(environment):
    return tomllib.loads(release.addresses(environment)).get("project", {}).get("urls", {})


def test_the_addresses_are_those_of_where_the_release_is_made():
    place = {
        "GITHUB_SERVER_URL": "https://github.com",
        "GITHUB_REPOSITORY": "someone/osmosis",
        "GITHUB_REF_NAME": "v1.2.3",
    }
    repository = "https://github.com/someone/osmosis"
    assert urls(place) == {
        "Changelog": f"{repository}/blob/v1.2.3/docs/changelog.md",
        "Repository": repository,
        "Issues": f"{repository}/issues",
    }
    site = "https://someone.github.io/osmosis"
    for given in (site, f"{site}/"):
        with_site = urls(place | {"SITE_URL": given})
        assert with_site["Homepage"] == f"{site}/"
        assert with_site["Changelog"] == f"{site}/changelog/"
    assert urls({}) == urls({"SITE_URL": ""}) == {}


def test_the_addresses_fit_the_settings_of_the_package():
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    read = tomllib.loads(text + release.addresses({"SITE_URL": "https://someone.github.io/osmosis/"}))
    assert read["project"]["name"] == "osmosis-calc"
    assert read["project"]["urls"]["Homepage"] == "https://someone.github.io/osmosis/"
