"""python -m etl …: everything that can be done with files and batches, from the command line. See --help."""

from __future__ import annotations

import sys

import console


def main(arguments: list[str] | None = None) -> int:
    """Run one command; returns the exit code: 0 done, 1 problems in the data, 2 cannot be read or used."""
    from etl.cli.commands import run

    return run(arguments)


if __name__ == "__main__":
    sys.exit(console.run(main, "Gestopt. Wat nog niet was opgeslagen, is niet opgeslagen."))
