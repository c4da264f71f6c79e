"""The words in which a dataset is declared: Dataset, Column, Kind, Rule, Guard.

A declaration in `etl/datasets/` is all there is to say about one kind of data. The table, the parsing, every
message, the template with its drop-downs and the data dictionary are derived from it and written nowhere else.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Kind:
    """What a cell may hold.

    sql_type: the DuckDB type stored. prepare: an SQL expression over `{cell}` (text) and `{year}`, evaluated once
    per cell. parse: an SQL expression over `{cell}` (what prepare gave) that gives the value, or NULL where the
    text is no such value (the macros are in `etl/nl.sql`). wanted: the Dutch words for
    what was wanted, used in messages and in the dictionary. example: one valid spelling. simple: a pattern, and what
    prepare gives for a text that meets it whole, without looking at all other spellings.
    """

    name: str
    sql_type: str
    parse: str
    wanted: str
    example: str
    prepare: str = "{cell}"
    simple: tuple[str, str] | None = None


_PLAIN = "nl_plain({cell})"
_WHEN = "nl_when({cell}, {year})"
_DIGITS = (r"-?\d+(,\d+)?", "replace({cell}, ',', '.')")
_DAY = (
    r"(19|20|21)\d\d-\d\d-\d\d|\d\d?-\d\d?-(19|20|21)\d\d",
    "struct_pack(first_day := TRY_CAST(CASE WHEN length(split_part({cell}, '-', 1)) = 4 THEN {cell} ELSE "
    "concat_ws('-', split_part({cell}, '-', 3), lpad(split_part({cell}, '-', 2), 2, '0'), "
    "lpad(split_part({cell}, '-', 1), 2, '0')) END AS DATE), "
    "\"precision\" := 'dag')",
)
TEXT = Kind("tekst", "VARCHAR", "{cell}", "tekst", "Overleg met de provincie")
WHOLE = Kind("geheel getal", "BIGINT", "nl_whole({cell})", "een geheel getal, bijvoorbeeld 12", "12", _PLAIN, _DIGITS)
NUMBER = Kind("getal", "DECIMAL(14,2)", "nl_number({cell})", "een getal, bijvoorbeeld 12,5", "12,5", _PLAIN, _DIGITS)
RATE = Kind("tarief", "DECIMAL(14,6)", "nl_rate({cell})", "een getal, bijvoorbeeld 0,352100", "0,3521", _PLAIN, _DIGITS)
PERCENT = Kind(
    "getal of percentage",
    "DECIMAL(14,2)",
    "nl_number({cell})",
    "een getal of percentage, bijvoorbeeld 12,5 of 12,5%",
    "12,5%",
    "nl_plain(nl_points({cell}))",
    _DIGITS,
)
MONEY = Kind(
    "bedrag", "DECIMAL(16,2)", "nl_money({cell})", "een bedrag, bijvoorbeeld 1.234,50", "1.234,50", _PLAIN, _DIGITS
)
DATE = Kind("datum", "DATE", "nl_day({cell})", "een datum, bijvoorbeeld 19-10-2023", "19-10-2023", _WHEN, _DAY)
WHEN = Kind(
    "datum of periode",
    "DATE",
    "{cell}.first_day",
    "een datum of periode, bijvoorbeeld 19-10-2023, okt 2023 of najaar 2023",
    "najaar 2023",
    _WHEN,
    _DAY,
)
TIME = Kind("tijd", "TIME", "nl_time({cell})", "een tijd, bijvoorbeeld 13:30", "13:30")
YES_NO = Kind("ja of nee", "BOOLEAN", "nl_yes_no({cell})", "ja of nee", "ja")

PRECISION = "_precision"
"""A WHEN column `x` is stored with a second column `x_precision`: dag, maand, kwartaal, seizoen, half, jaar."""

PROVENANCE = ("_batch", "_file", "_sheet", "_row")
"""Where a stored row comes from; in every table."""


@dataclass(frozen=True)
class Column:
    """One column: its Dutch heading, what it holds, and the help that stands beside it.

    also: other headings that mean the same. values: the only values allowed (drop-down). values_also: other
    spellings of an allowed value. refers_to: the dataset in which the value must exist. many: several values
    in one cell, separated by ";". personal: the name of a person (public office holders only). masked_when: another
    column that says of a row that this is the name of a person; what leaves the dashboard then has `Persoon (key)`.
    numbered_by: the columns that name a row, of which a number is made in a sheet that has none. hints: what a text
    that is none of the values probably means, as (pattern, value); suggested, and never taken by itself. rest_to: the
    column for what stands behind a value ("nee - ziekte"). named: what its value is called in a sentence, with its
    article ("de oorzaak"); without it the heading in quotes.
    """

    heading: str
    kind: Kind = TEXT
    help: str = ""
    required: bool = True
    also: tuple[str, ...] = ()
    values: tuple[str, ...] = ()
    values_also: Mapping[str, str] = field(default_factory=dict)
    refers_to: str | None = None
    many: bool = False
    personal: bool = False
    masked_when: str | None = None
    numbered_by: tuple[str, ...] = ()
    hints: tuple[tuple[str, str], ...] = ()
    rest_to: str = ""
    named: str = ""

    @property
    def words(self) -> str:
        """What its value is called in the middle of a sentence."""
        return self.named or f"‘{self.heading}’"

    @property
    def sql_type(self) -> str:
        """The DuckDB type of the stored column; a list where one cell may hold several values."""
        return self.kind.sql_type + ("[]" if self.many else "")


@dataclass(frozen=True)
class Rule:
    """A condition every row must meet, as one SQL expression over the columns, and the sentence that says it.

    The condition may not be FALSE; NULL (something is unknown) passes, as in an SQL CHECK. `column` is where
    the message points. broken: what is wrong in a row that does not meet it, and mend: what to do then; a rule without
    them is one about a cell that is empty, which must be filled in.
    """

    sentence: str
    condition: str
    column: str
    broken: str = ""
    mend: str = ""


@dataclass(frozen=True)
class Guard:
    """A change that is refused because of what is stored already, and the sentence that says it.

    forbids: an SQL condition over the row as it would become (`new`), the row as it is (`old`, empty for a new
    row) and tables of the current generation (`now.x`, named in `reads`). Checked where data come in, for a
    workbook and a page alike; only for rows that would change. A row that would go is a `new` with its key alone.
    broken and mend: as of a rule.
    """

    sentence: str
    forbids: str
    column: str
    reads: tuple[str, ...] = ()
    broken: str = ""
    mend: str = ""


SOURCE_PLACE = Column(
    "Vindplaats", TEXT, "Waar dit staat: het document en de plaats daarin.", required=False, also=("Bron",)
)


@dataclass(frozen=True)
class Dataset:
    """One kind of data: one table, one sheet of the template, one page of the dictionary.

    grain: what one row is. key: the columns that identify a row. known_as: columns by which other sheets may
    also name a row (besides the last key column). also: other titles of the sheet. period_by: the column that
    decides in which period a row falls, where that is not its year column: a date, or a reference to a dataset
    that has a period itself. place: where its sheet stands in the template, the lowest first; the hundreds are the
    subjects (100 dossiers and lights, 200 meetings, 300 agreements and people, 400 committees, 500 hours, 600 money,
    700 the rest), and without a place it comes last, by name. dated_by: an SQL expression over the columns that gives
    the day up to which a row says the data run (NULL: it says none), or a column that refers to a dataset that is
    dated itself. rests_on: the datasets that a row of this one is a judgement of, by the key columns they share: who
    judges is told when those moved meanwhile. called: what one row is called, and several of them. subject: by what
    people know a row: columns, two that belong together in one text, with a word before it ("zetel seat_number"); of a
    reference what that row is known by. Every dataset ends with `source_place` ("Vindplaats").
    """

    name: str
    title: str
    grain: str
    key: tuple[str, ...]
    columns: dict[str, Column]
    rules: tuple[Rule, ...] = ()
    also: tuple[str, ...] = ()
    known_as: tuple[str, ...] = ()
    guards: tuple[Guard, ...] = ()
    period_by: str | None = None
    place: int = 1000
    dated_by: str | None = None
    rests_on: tuple[str, ...] = ()
    called: tuple[str, str] = ("regel", "regels")
    subject: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        self.columns.setdefault("source_place", SOURCE_PLACE)
        pointed = {rule.column for rule in self.rules} | {guard.column for guard in self.guards}
        decides = [self.period_by] if self.period_by else []
        unknown = {*self.key, *self.known_as, *pointed, *decides} - set(self.columns)
        if unknown:
            raise ValueError(f"{self.name}: onbekende kolommen {sorted(unknown)}")

    @property
    def reference(self) -> str:
        """The column other datasets refer to: the last of the key."""
        return self.key[-1]

    @property
    def year_column(self) -> str | None:
        """The column that gives the year of a date written without one."""
        return next((c for c in ("report_year", "fiscal_year") if c in self.columns), None)

    @property
    def dated_like(self) -> str | None:
        """The dataset whose rows date those of this one; None where they are dated by their own columns."""
        column = self.columns.get(self.dated_by or "")
        return column.refers_to if column else None

    @property
    def stored(self) -> dict[str, str]:
        """Stored data columns and their DuckDB types, in order, without provenance."""
        types: dict[str, str] = {}
        for name, column in self.columns.items():
            types[name] = column.sql_type
            if column.kind is WHEN:
                types[name + PRECISION] = "VARCHAR"
        return types

    def stored_of(self, column: str) -> tuple[str, ...]:
        """The stored columns that one declared column fills."""
        if self.columns[column].kind is WHEN:
            return column, column + PRECISION
        return (column,)
