"""Makes a site ready that a generator without hooks has built: python -m docs.publishing <folder of the site>."""

from __future__ import annotations

import argparse
from pathlib import Path

from docs.extension.settings import settings
from docs.publishing import publish

arguments = argparse.ArgumentParser(description=__doc__)
arguments.add_argument("site", type=Path)
publish(arguments.parse_args().site, settings().get("extra", {}).get("offline", True))
