"""Entry point of `python -m calc`."""

import sys

from calc.calculators.command_line import main

sys.exit(main())
