"""What contributors are given: the guide names what is there, the forms are as GitHub reads them, versions agree."""

import json
import re
import tomllib
from itertools import pairwise
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import pytest
import yaml

from calc import __version__
from calc.interface import describe, links, names
from tests.website import ROOT

GITHUB = ROOT / ".github"
GUIDE = GITHUB / "CONTRIBUTING.md"
NAMING = [
    *(ROOT / "README.md", GUIDE, GITHUB / "SECURITY.md", GITHUB / "ZENSICAL.md", GITHUB / "pull_request_template.md"),
    ROOT / ".pre-commit-config.yaml",
]
FORMS = sorted(set((GITHUB / "ISSUE_TEMPLATE").glob("*.yml")) - {GITHUB / "ISSUE_TEMPLATE" / "config.yml"})
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
TOP = "|".join(re.escape(path.name) for path in ROOT.iterdir())
# A path of the project, perhaps with wildcards; one with an angle bracket in it is a pattern to fill in.
PATH = re.compile(rf"`((?:{TOP})(?:/[\w.*/-]*)?)`")

every_form = pytest.mark.parametrize("form", FORMS, ids=lambda path: path.stem)


def load(path: Path):
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def commands_named(text):
    """Those in code: between marks, in an indented line, or behind the colon of a hook."""
    return set(re.findall(r"(?:`|^ {4}|: )make ([a-z]+)\b", text, re.MULTILINE))


def targets():
    (phony,) = re.findall(r"^\.PHONY: (.*)$", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    return set(phony.split())


# The guide


@pytest.mark.parametrize("file", NAMING, ids=lambda path: path.name)
def test_every_path_that_is_named_is_there(file):
    named = PATH.findall(file.read_text(encoding="utf-8"))
    assert named or file.suffix == ".yaml"
    for path in named:
        assert list(ROOT.glob(path.rstrip("/"))), path


@pytest.mark.parametrize("file", NAMING, ids=lambda path: path.name)
def test_every_command_that_is_named_is_one_of_the_makefile(file):
    found = commands_named(file.read_text(encoding="utf-8"))
    assert found
    assert found <= targets()


@pytest.mark.parametrize("file", [path for path in NAMING if path.suffix == ".md"], ids=lambda path: path.name)
def test_every_link_inside_the_repository_leads_somewhere(file):
    for link in re.findall(r"\]\((?!https?:)([^)]+)\)", file.read_text(encoding="utf-8")):
        path, _, anchor = link.partition("#")
        target = (file.parent / path).resolve() if path else file
        assert target.exists(), link
        if anchor:
            titles = re.findall(r"^#+ (.+)$", target.read_text(encoding="utf-8"), re.MULTILINE)
            assert anchor in {re.sub(r"[^\w -]", "", title.lower()).replace(" ", "-") for title in titles}, link


def test_the_guide_tells_of_every_command():
    assert commands_named(GUIDE.read_text(encoding="utf-8")) >= targets()


def test_how_a_command_is_found_in_the_text():
    text = "`make quick`, or make sure; `make test`.\n    make serve    # and make believe\n  entry: make lock\n"
    assert commands_named(text) == {"quick", "test", "serve", "lock"}
    text = "`calc/core/units.py`, `calc/<subject>.py`, `docs/assets/*.js`, `calc`, `osmosis.osmotic_pressure`"
    assert PATH.findall(text) == ["calc/core/units.py", "docs/assets/*.js", "calc"]


# The forms, as "Syntax for issue forms" and "Syntax for GitHub's form schema" of GitHub's documentation have them

KEYS = {"name", "description", "body", "title", "labels", "assignees", "projects", "type"}
ATTRIBUTES = {  # by the type of the element: what it must have, and what it may have besides
    "markdown": ({"value"}, set()),
    "input": ({"label"}, {"description", "placeholder", "value"}),
    "textarea": ({"label"}, {"description", "placeholder", "value", "render"}),
    "dropdown": ({"label", "options"}, {"description", "multiple", "default"}),
    "checkboxes": ({"label", "options"}, {"description"}),
}


def asked(form):
    """The elements that ask for something."""
    return [each for each in load(form)["body"] if each["type"] != "markdown"]


def test_there_is_a_form_for_each_kind_of_issue():
    assert {form.stem for form in FORMS} == {"wrong-number", "unclear-page", "wish"}
    assert len({load(form)["name"] for form in FORMS}) == len({load(form)["title"] for form in FORMS}) == len(FORMS)


@every_form
def test_a_form_is_as_github_reads_it(form):
    read = load(form)
    assert {"name", "description", "body"} <= set(read) <= KEYS
    assert len(read["name"]) > 3
    assert len(read["description"]) > 3
    assert asked(form)
    for element in read["body"]:
        needed, allowed = ATTRIBUTES[element["type"]]
        assert needed <= set(element["attributes"]) <= needed | allowed
        assert all(element["attributes"].values())
        if element["type"] == "markdown":
            assert set(element) == {"type", "attributes"}
        else:
            assert {"type", "id", "attributes"} <= set(element) <= {"type", "id", "attributes", "validations"}
            assert re.fullmatch(r"[A-Za-z0-9_-]+", element["id"])
            assert element.get("validations", {"required": True}) == {"required": True}
        for option in element["attributes"].get("options", []):
            if element["type"] == "checkboxes":
                assert {"label"} <= set(option) <= {"label", "required"}
            else:
                assert isinstance(option, str), "a bare yes or no is no string"
                assert option.lower() != "none", "GitHub keeps this word for itself"


@every_form
def test_no_two_elements_of_a_form_have_the_same_name(form):
    for several in ([each["id"] for each in asked(form)], [each["attributes"]["label"] for each in asked(form)]):
        assert len(set(several)) == len(several)


def test_a_wrong_number_is_told_with_its_place_its_inputs_and_its_source():
    form = {each["id"]: each for each in asked(GITHUB / "ISSUE_TEMPLATE" / "wrong-number.yml")}
    assert {"calculator", "state", "inputs", "found", "expected", "source"} == set(form)
    needed = {name for name, each in form.items() if "validations" in each}
    assert needed == {"calculator", "found", "expected", "source"}, (
        "a number in the text has neither inputs nor a state"
    )


@every_form
def test_no_form_keeps_a_list_of_calculators_or_pages(form):
    """Such a list would have to be kept by hand; what is named as an example must be there."""
    titles = {re.search(r"^# (.+)$", page.read_text("utf-8"), re.MULTILINE)[1] for page in ROOT.glob("docs/*.md")}
    addresses = {page.stem for page in ROOT.glob("docs/*.md")}
    taken = {*names(), *(describe(name).title for name in names()), *titles, *addresses}
    for element in asked(form):
        options = [str(each) for each in element["attributes"].get("options", [])]
        assert not [option for option in options if option in taken]
    text = form.read_text(encoding="utf-8")
    modules = "|".join({name.partition(".")[0] for name in names()})
    for name in re.findall(rf"\b(?:{modules})\.[a-z_]+\b", text):
        assert name in names()


def test_the_example_of_a_link_opens_the_state_that_the_other_example_asks_for():
    form = {each["id"]: each["attributes"] for each in asked(GITHUB / "ISSUE_TEMPLATE" / "wrong-number.yml")}
    address = urlsplit(form["state"]["placeholder"])
    assert (ROOT / "docs" / f"{address.path.strip('./')}.md").is_file()
    wanted = dict(parse_qsl(address.query))
    opened = describe(wanted.pop("calculator"))
    filled, refused = links.form(opened, wanted)
    assert not refused
    called = re.fullmatch(r'python -m calc (\S+) (\w+)="([^"]+)"', form["inputs"]["placeholder"]).groups()
    assert called == (opened.name, "concentration", "0.1 mol/L")
    assert links.form(opened, {called[1]: called[2]})[0] == filled
    button = re.search(r'button "([^"]+)"', form["state"]["description"])[1]
    assert f">{button}</button>" in (ROOT / "docs" / "extension" / "calculator.html").read_text(encoding="utf-8")


def test_what_no_form_foresees_may_be_told_without_one():
    assert load(GITHUB / "ISSUE_TEMPLATE" / "config.yml") == {"blank_issues_enabled": True}


# What runs by itself


def test_before_a_commit_and_a_push_the_commands_of_the_makefile_run_and_nothing_is_fetched():
    config = load(ROOT / ".pre-commit-config.yaml")
    (repository,) = config["repos"]
    assert repository["repo"] == "local"
    for hook in repository["hooks"]:
        assert (hook["language"], hook["pass_filenames"]) == ("system", False)
        assert hook["entry"].removeprefix("make ") in targets()
        assert set(hook["stages"]) <= set(config["default_install_hook_types"]), "it would never run"
    assert "make quick" in [hook["entry"] for hook in repository["hooks"]]


def test_every_version_that_is_promised_is_tried():
    """From the oldest Python that `calc` takes to the one that the browser has; these two with every test."""
    jobs = load(GITHUB / "workflows" / "site.yml")["jobs"]
    tried = {each["python"]: each["command"] for each in jobs["test"]["strategy"]["matrix"]["include"]}
    said = [each.rpartition(" ")[2] for each in PROJECT["classifiers"] if re.search(r":: 3\.\d+$", each)]
    assert list(tried) == said
    browser = json.loads((ROOT / "node_modules" / "pyodide" / "pyodide-lock.json").read_text(encoding="utf-8"))["info"]
    assert said[0] == PROJECT["requires-python"].removeprefix(">=")
    assert said[-1] == ".".join(browser["python"].split(".")[:2])
    assert {said[0], said[-1]} <= {each for each, command in tried.items() if command in (".ci/run", "make test")}


def test_every_python_of_the_workflow_keeps_its_packages():
    jobs = [job for file in (GITHUB / "workflows").glob("*.yml") for job in load(file)["jobs"].values()]
    steps = [step for job in jobs for step in job["steps"] if "setup-python" in step.get("uses", "")]
    assert steps
    for step in steps:
        assert step["with"]["cache"] == "pip"
        assert list(ROOT.glob(step["with"]["cache-dependency-path"]))


def test_the_site_is_attested_where_no_package_runs():
    """What may sign does nothing but take what was built, and sign it."""
    jobs = load(GITHUB / "workflows" / "site.yml")["jobs"]
    assert jobs["attest"]["permissions"] == {"id-token": "write", "attestations": "write"}
    assert jobs["attest"]["needs"] == "build"
    *_, upload = jobs["build"]["steps"]
    assert upload["uses"].startswith("actions/upload-pages-artifact@")
    download, unpack, attest = jobs["attest"]["steps"]
    assert download["with"] == {"name": upload["with"].get("name", "github-pages")}
    assert unpack["run"].startswith("mkdir site && tar ")
    assert attest["uses"].startswith("actions/attest-build-provenance@")
    assert attest["with"]["subject-path"] == "site/**"
    others = [job for name, job in jobs.items() if name not in ("attest", "deploy")]
    assert not [job for job in others if "id-token" in job.get("permissions", {})]


def test_dependabot_looks_wherever_something_is_pinned():
    """For each kind of package, in every folder that has a lock of it."""
    updates = load(GITHUB / "dependabot.yml")["updates"]
    looked = {each["package-ecosystem"]: set(each.get("directories", [each.get("directory")])) for each in updates}
    assert looked.keys() == {"github-actions", "pip", "npm"}
    npm = [ROOT, *(path for path in (ROOT / ".ci").iterdir() if path.is_dir())]
    locks = {path for path in npm if (path / "package-lock.json").is_file()}
    assert {ROOT / folder.strip("/") for folder in looked["npm"]} == locks
    python = {path.parent for path in (*ROOT.glob("*.toml"), *(ROOT / ".ci").glob("*.txt"))}
    assert {ROOT / folder.strip("/") for folder in looked["pip"]} == python
    assert all(each["schedule"]["interval"] for each in updates)


def test_the_tool_that_pins_is_pinned_itself():
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    (recipe,) = re.findall(r"^lock:.*\n((?:\t.*\n)+)", makefile, re.MULTILINE)
    (installed,) = re.findall(r"pip install .*", recipe)
    assert "--require-hashes" in installed
    (lock,) = re.findall(r"-r (\S+)", installed)
    assert re.search(r"^uv==", (ROOT / lock).read_text(encoding="utf-8"), re.MULTILINE)


def test_a_release_is_published_only_where_the_owner_has_set_it_up():
    """By a variable of the repository and an environment that PyPI trusts; there is no password to lose."""
    file = GITHUB / "workflows" / "release.yml"
    workflow = load(file)
    package, publish = (workflow["jobs"][name] for name in ("package", "publish"))
    assert package["if"] == "vars.PUBLISH == 'true'"
    assert publish["needs"] == "package"
    assert publish["environment"] == "pypi"
    assert workflow["permissions"] == {"contents": "read"}
    assert publish["permissions"] == {"contents": "read", "id-token": "write"}
    assert "id-token" not in package["permissions"]
    assert "secrets." not in file.read_text(encoding="utf-8")
    guide = GUIDE.read_text(encoding="utf-8")
    assert all(f"`{word}`" in guide for word in ("PUBLISH", "true", "pypi", "release.yml"))


def test_a_release_is_looked_through_and_tried_before_it_is_packed():
    steps = [step.get("run", "") for step in load(GITHUB / "workflows" / "release.yml")["jobs"]["package"]["steps"]]
    commands = ["make quick", 'python .ci/release.py "$GITHUB_REF_NAME"', "make package"]
    assert [step for step in steps if step] == commands


# Versions and names


def test_a_citation_names_the_version_the_authors_and_the_licence():
    citation = load(ROOT / "CITATION.cff")
    assert {"cff-version", "message", "title", "authors"} <= set(citation)
    assert citation["cff-version"] == "1.2.0"
    assert citation["version"] == __version__
    licence = (ROOT / "LICENSE").read_text(encoding="utf-8")
    assert citation["license"] == PROJECT["license"] == licence.split()[0]
    (holder,) = re.findall(r"^Copyright \(c\) \d{4} (.+)$", licence, re.MULTILINE)
    assert citation["authors"] == [{"name": holder}]


CHANGES = (ROOT / "docs" / "changelog.md").read_text(encoding="utf-8")
KINDS = ["Added", "Changed", "Deprecated", "Removed", "Fixed", "Security"]  # those of Keep a Changelog, in its order


def test_the_changelog_stands_in_order_of_versions():
    """What is not released yet, if anything, and then each version with its day, the newest first."""
    headings = re.findall(r"^## (.+)$", CHANGES, re.MULTILINE)
    assert headings
    assert "Unreleased" not in headings[1:]
    versions = [heading for heading in headings if heading != "Unreleased"]
    released = [re.fullmatch(r"(\d+)\.(\d+)\.(\d+) - (\d{4}-\d\d-\d\d)", heading) for heading in versions]
    assert all(released)
    for newer, older in pairwise(released):
        assert tuple(map(int, newer.groups()[:3])) > tuple(map(int, older.groups()[:3]))
        assert newer[4] >= older[4]


def test_each_change_is_of_a_kind_that_is_known():
    for version in re.split(r"^## ", CHANGES, flags=re.MULTILINE)[1:]:
        before, *sections = re.split(r"^### ", version, flags=re.MULTILINE)
        kinds = [section.partition("\n")[0] for section in sections]
        assert not re.search(r"^- ", before, re.MULTILINE), "a change without its kind"
        assert kinds == [kind for kind in KINDS if kind in kinds]
        for section in sections:
            assert re.search(r"^- \S", section, re.MULTILINE), section


def test_the_changelog_knows_the_version_of_calc():
    """It is the newest that was released, or the one to come."""
    unreleased = re.search(r"^## Unreleased\n(.*?)(?=^## |\Z)", CHANGES, re.MULTILINE | re.DOTALL)
    newest = re.search(r"^## (\d+\.\d+\.\d+) - ", CHANGES, re.MULTILINE)
    to_come = re.search(r"\bversion (\d+\.\d+\.\d+)\b", unreleased[1].partition("\n### ")[0]) if unreleased else None
    assert __version__ in {found[1] for found in (newest, to_come) if found}


def test_until_there_is_a_release_the_readme_and_the_changelog_say_so():
    released = re.search(r"^## \d", CHANGES, re.MULTILINE) is not None
    for text in ((ROOT / "README.md").read_text(encoding="utf-8"), CHANGES):
        assert ("Nothing has been released yet" in text) is not released
