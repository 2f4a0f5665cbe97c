"""The Markdown extension reads the settings as MkDocs does, with the environment's values in them."""

import pytest
import yaml
from mkdocs.utils.yaml import yaml_load

from docs.extension.settings import _Loader, settings
from tests.website import ROOT

ENVIRONMENTS = {"nothing": {}, "addresses": {"SITE_URL": "https://water.example/", "REPO_URL": "https://code.example/"}}


@pytest.mark.parametrize("given", ENVIRONMENTS.values(), ids=ENVIRONMENTS)
def test_they_are_those_that_mkdocs_reads(monkeypatch, given):
    for name in ENVIRONMENTS["addresses"]:
        monkeypatch.delenv(name, raising=False)
    for name, value in given.items():
        monkeypatch.setenv(name, value)
    read = settings.__wrapped__()  # not what was read before, in another environment
    assert read == yaml_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))
    assert read["site_url"] == given.get("SITE_URL", "http://127.0.0.1:8000/")
    assert read["repo_url"] == given.get("REPO_URL", "")


def test_a_name_of_the_environment_may_stand_alone(monkeypatch):
    monkeypatch.setenv("GIVEN", "water")
    monkeypatch.delenv("LACKING", raising=False)
    text = "[!ENV GIVEN, !ENV LACKING]"
    assert yaml.load(text, _Loader) == yaml_load(f"list: {text}")["list"] == ["water", None]
