"""python -m etl …: everything that can be done with files and batches, from the command line. See --help."""

from __future__ import annotations

import sys

from etl.cli.commands import run as main

if __name__ == "__main__":
    sys.exit(main())
