"""A sheet of which is known what it holds: its dataset, its headings, and what under them is no data."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from etl.check.layout import Shape
from etl.readers.process.document import Sheet
from etl.schema import Dataset


@dataclass(frozen=True)
class Offer:
    """What a row of a sheet says beside what its kind keeps, and may be stored too: of a vacancy its candidates.

    key: what it says, by which it is known again when the rows move. told: what was read, as it is shown. about: what
    the row is. answer: "" as long as nobody said whether to store it.
    """

    row: int
    key: str
    told: str
    about: str
    answer: str = ""


@dataclass(frozen=True)
class Recognised:
    """A sheet that is a dataset. letters: declared column → column letter. usable: no required column missing.

    said: the text of a column that is the same in every row, as a year in the headings; such a column has the letter ""
    then. only: an SQL condition for the rows of this year. layout: its headings, by which its recipe is found.
    """

    dataset: Dataset
    sheet: Sheet
    header_row: int
    letters: dict[str, str]
    usable: bool
    shape: Shape = field(default_factory=Shape)
    said: Mapping[str, str] = field(default_factory=dict)
    only: str = ""
    layout: str = ""
