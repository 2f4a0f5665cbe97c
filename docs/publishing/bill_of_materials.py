"""Lists the works of others in the site for programs: a bill of materials (SBOM) in the format CycloneDX."""

from __future__ import annotations

import json
import uuid
from pathlib import Path

import calc
from docs import shipped
from docs.shipped import Work

_SCHEMA = "http://cyclonedx.org/schema/bom-1.6.schema.json"
_SITE = "site"


def write(site: Path) -> None:
    """Put it beside the pages. It carries no time, so that two builds of the same give the same bytes."""
    works = shipped.works()
    inside = {key: sorted(work.key for work in works.values() if work.inside == key) for key in works}
    outermost = sorted(work.key for work in works.values() if not work.inside)
    own = {
        "type": "application",
        "bom-ref": _SITE,
        "name": "osmosis-calc",
        "version": calc.__version__,
        "licenses": [{"license": {"id": "MIT"}}],
    }
    bill: dict[str, object] = {
        "$schema": _SCHEMA,
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {"component": own},
        "components": [_component(work) for work in works.values()],
        "dependencies": [
            {"ref": _SITE, "dependsOn": outermost},
            *({"ref": key, "dependsOn": parts} for key, parts in inside.items()),
        ],
    }
    number = uuid.uuid5(uuid.NAMESPACE_URL, json.dumps(bill, sort_keys=True))
    content = json.dumps({**bill, "serialNumber": f"urn:uuid:{number}"}, indent=1, ensure_ascii=False)
    (site / shipped.BILL).write_text(content + "\n", encoding="utf-8")


def _component(work: Work) -> dict[str, object]:
    known = {"version": work.version, "purl": work.package}
    return {
        "type": "library",
        "bom-ref": work.key,
        "name": work.name,
        **{name: value for name, value in known.items() if value},
        "description": work.what,
        "licenses": [{"expression": work.licence}] if len(work.licences) > 1 else [{"license": {"id": work.licence}}],
        "copyright": work.copyright,
        "externalReferences": [{"type": "vcs", "url": work.source}],
    }
