"""The child process, before it loads anything: python -m etl.intake.child FILE NAME FOLDER [OWN NAME…]

It gives the readers what they may not fetch themselves: a database of its own for the sums over an audit file.
"""

from __future__ import annotations

import sys
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from warehouse import Workbench


class Without:
    """Arrow looks for pandas and numpy as it starts; these take longer to import than most files to read.

    Only a large workbook is read with numpy, and a workbook is packed.
    """

    def __init__(self, path: Path) -> None:
        with path.open("rb") as stream:
            is_packed = stream.read(2) in (b"PK", b"\x1f\x8b")
        self.absent = ("pandas",) if is_packed else ("pandas", "numpy")

    def find_spec(self, name: str, path: object = None, target: object = None) -> None:
        """Let these be not there, and leave every other module to who else finds it."""
        if name in self.absent:
            raise ModuleNotFoundError(name)


def scratch(folder: Path) -> AbstractContextManager[Workbench]:
    """A database for the sums over one file. Loaded only when asked for: that takes longer than to read most files."""
    import warehouse

    return warehouse.scratch(folder)


if __name__ == "__main__":
    sys.meta_path.insert(0, Without(Path(sys.argv[1])))
    from etl.readers.child import main

    sys.exit(main(Path(sys.argv[1]), sys.argv[2], Path(sys.argv[3]), tuple(sys.argv[4:]), scratch))
