"""Makes the tree ready to be released, as the workflow does: python .ci/release.py TAG.

Refuses a tag that is not the version, or a version that the changelog and the citation do not know; then adds to what
the package says of itself the addresses of repository and site, which only the place of the release knows.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

ROOT = Path(__file__).parents[1]


def faults(root: Path, tag: str) -> Iterator[str]:
    """What stands in the way of a release under this tag."""
    version = _one(r'^__version__ = "(.+)"$', root / "calc" / "__init__.py")
    if tag != f"v{version}":
        yield f"the tag is {tag}, and the version of calc is {version}; the tag has to be v{version}"
    if (cited := _one(r"^version: (.+)$", root / "CITATION.cff")) != version:
        yield f"CITATION.cff names version {cited}, and calc is {version}"
    newest = _one(r"^## (.+)$", root / "docs" / "changelog.md")
    if not re.fullmatch(rf"{re.escape(version)} - \d{{4}}-\d\d-\d\d", newest):
        yield f"the changelog begins with '{newest}', and not with {version} and its day"


def addresses(environment: Mapping[str, str]) -> str:
    """The table of addresses for pyproject.toml, from what GitHub Actions tells; empty where nothing is told."""
    server, repository = (environment.get(f"GITHUB_{name}") for name in ("SERVER_URL", "REPOSITORY"))
    known = {}
    if site := environment.get("SITE_URL", "").rstrip("/"):
        known |= {"Homepage": f"{site}/", "Changelog": f"{site}/changelog/"}
    if server and repository:
        place = f"{server}/{repository}"
        known |= {"Repository": place, "Issues": f"{place}/issues"}
        known.setdefault("Changelog", f"{place}/blob/{environment.get('GITHUB_REF_NAME', 'main')}/docs/changelog.md")
    lines = [f'{name} = "{address}"\n' for name, address in known.items()]
    return "".join(["\n[project.urls]\n", *lines]) if lines else ""


def _one(pattern: str, file: Path) -> str:
    found = re.search(pattern, file.read_text(encoding="utf-8"), re.MULTILINE)
    return found[1] if found else "nothing"


if __name__ == "__main__":
    if found := list(faults(ROOT, sys.argv[1])):
        sys.exit("\n".join(found))
    with (ROOT / "pyproject.toml").open("a", encoding="utf-8") as project:
        project.write(addresses(os.environ))
