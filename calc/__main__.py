"""Entry point of `python -m calc`."""

import sys

from calc.interface.command_line import main

sys.exit(main())
