"""The words in which a figure is declared: Where, Metric, Listing. Here, and nowhere else, a figure becomes SQL.

Every facts view has the columns `report_year`, `half` (1, 2 or unknown), `portfolios` (a list), `is_fictional`
and where its row comes from: `source_place`, `_batch`, `_file`, `_sheet`, `_row`. What stands in a declaration is
SQL written by us; what a reader chooses is always a bound parameter or a name from a fixed list.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from typing import Any, Protocol

YEAR, HALF, PORTFOLIOS, OWNER, ANY_OWNER = "year", "half", "portfolios", "owner", "any_owner"
HALF_IF_ANY, NO_HALF = "half_if_any", "no_half"
"""Rows of the half that is chosen and of no known half; of a half that is chosen only the latter, else none."""
EVERY_FILTER = (YEAR, HALF, PORTFOLIOS)
ONLY_YEAR = (YEAR,)
BY_PORTFOLIO, OF_NO_HALF = (YEAR, PORTFOLIOS), (YEAR, NO_HALF, PORTFOLIOS)
OF_BODIES, OF_ANY_BODY = (YEAR, OWNER), (YEAR, ANY_OWNER)
"""For committees and boards: unless another organisation is chosen of the VNG, or of every organisation."""
VNG = "VNG"

PROVENANCE = ("source_place", "_file", "_sheet", "_row")
"""The last columns of every listing: the place in the document, and the cell in the file."""

Rows = Sequence[Sequence[Any]]
Sql = tuple[str, list[Any]]


class Filter(Protocol):
    """What a reader has chosen. Anything with these three attributes will do."""

    @property
    def year(self) -> int | None: ...
    @property
    def half(self) -> int | None: ...
    @property
    def portfolios(self) -> tuple[str, ...]: ...
    @property
    def by_calendar(self) -> bool: ...
    @property
    def owner(self) -> str: ...


@dataclass(frozen=True)
class Where:
    """One choice of year, half (1 or 2) and portfolios; None or empty means all.

    by_calendar: cut the year at 1 July, where a view knows it, instead of where the report cuts it.
    owner: the organisation whose committees are meant; empty is not chosen.
    """

    year: int | None = None
    half: int | None = None
    portfolios: tuple[str, ...] = ()
    by_calendar: bool = False
    owner: str = ""

    def sql(self, applies: Sequence[str] = EVERY_FILTER) -> Sql:
        """The condition over the columns every facts view has, with its parameters."""
        return condition(self, applies)


CALENDAR_VIEWS = (
    *("meeting_facts", "meeting_tally", "attendance_facts", "agenda_days", "answer_facts"),
    *("chain_facts", "theme_facts", "purpose_facts", "hours_facts", "chair_facts"),
    *("cancellation_facts", "pair_facts", "portfolio_pairs"),
)
"""The views with a column `calendar_half` beside the half of the report."""


def source(view: str, where: Filter) -> str:
    """What to select from: the view, with the calendar half in place of the report half where that is asked."""
    if where.by_calendar and view in CALENDAR_VIEWS:
        return f'(SELECT * REPLACE (calendar_half AS half) FROM "{view}")'
    return f'"{view}"'


def condition(where: Filter, applies: Sequence[str] = EVERY_FILTER) -> Sql:
    """The filters of `where` that apply, as one SQL condition and its parameters."""
    parts, params = ["true"], list[Any]()
    if where.year is not None and YEAR in applies:
        parts.append("report_year = ?")
        params.append(where.year)
    if where.half is not None and HALF in applies:
        parts.append("half = ?")
        params.append(where.half)
    if where.half is not None and HALF_IF_ANY in applies:
        parts.append("(half = ? OR half IS NULL)")
        params.append(where.half)
    if NO_HALF in applies:
        parts.append("false" if where.half is None else "half IS NULL")
    if where.portfolios and PORTFOLIOS in applies:
        parts.append("list_has_any(portfolios, ?::VARCHAR[])")
        params.append(list(where.portfolios))
    if OWNER in applies or (ANY_OWNER in applies and where.owner):
        parts.append("owner = ?")
        params.append(where.owner or VNG)
    return " AND ".join(parts), params


@dataclass(frozen=True)
class Listing:
    """Rows of a view, as a table for a reader and as what a figure was counted from.

    columns: column of the view → Dutch heading. order: SQL of ORDER BY. applies: the filters that mean something
    for this view. without_half: a condition added when no half is chosen. once: the columns that name one thing that
    can have more rows in the view; of those that are found the first by `first` stands for all. needs: the sentence
    shown when there are no rows, with the next step. about: topic → the column that names it, for the rows of one
    dossier, committee or the like (`equals`); a column that ends in "s" is a list of names.
    """

    id: str
    title: str
    means: str
    view: str
    columns: dict[str, str]
    order: str
    applies: tuple[str, ...] = EVERY_FILTER
    without_half: str = "true"
    once: str = ""
    first: str = ""
    needs: str = ""
    about: Mapping[str, str] = field(default_factory=dict)

    def sql(self, where: Filter, which: str = "", equals: Mapping[str, Any] | None = None) -> Sql:
        """The rows, each with `fields`: the declared columns, then PROVENANCE and `is_fictional`.

        which: a condition from a declaration (never from a reader). equals: column → value, for one cell of a
        table; the column must be declared here, be a topic of `about`, or be `portfolio` or `half`; None finds the
        unknown.
        """
        picked, params = condition(where, self.applies)
        if where.half is None:
            picked += f" AND ({self.without_half})"
        if which:
            picked += f" AND ({which})"
        for column, value in (equals or {}).items():
            if column == "portfolio":
                picked += " AND list_contains(portfolios, ?)" if value is not None else " AND len(portfolios) = 0"
                params += [] if value is None else [value]
            elif column in self.about:
                name = self.about[column]
                picked += f' AND list_contains("{name}", ?)' if name.endswith("s") else f' AND "{name}" = ?'
                params.append(value)
            elif column in self.columns or column in (HALF, "report_year"):
                picked += f' AND "{column}" IS NOT DISTINCT FROM ?'
                params.append(value)
            else:
                raise ValueError(f"{self.id} kent geen kolom {column}")
        names = ", ".join(f'"{name}"' for name in self.fields)
        found = f"SELECT {names} FROM {source(self.view, where)} WHERE {picked}"
        if self.once:
            found += f" QUALIFY row_number() OVER (PARTITION BY {self.once} ORDER BY {self.first}) = 1"
        return f"{found} ORDER BY {self.order}", params

    @property
    def fields(self) -> tuple[str, ...]:
        """The columns of a row of `sql`, in order."""
        return (*self.columns, *PROVENANCE, "is_fictional")

    def as_dicts(self, rows: Rows) -> list[dict[str, Any]]:
        """The rows that `sql` gave, each as field → value."""
        return [dict(zip(self.fields, row, strict=True)) for row in rows]


@dataclass(frozen=True)
class Answer:
    """One figure: a row of `Metric.sql`. by: the names it was split by and their values. value: None when unknown, or
    when `is_withheld`: there is a value, but it stands on too few rows to show."""

    by: dict[str, Any]
    top: Any
    bottom: Any
    value: Any
    out_of: Any
    n: int
    is_withheld: bool
    is_lower_bound: bool
    is_upper_bound: bool
    is_estimate: bool
    coverage_top: Any
    coverage_bottom: Any
    note: str | None
    beside: Sequence[Mapping[str, Any]] | None
    """Of each figure of `Metric.beside`: its value, and whether that is `least`. None in a split."""


ANSWER = tuple(one.name for one in fields(Answer))[1:]
"""The columns of the answer of `Metric.sql`, after the columns of the split."""


@dataclass(frozen=True)
class Metric:
    """One figure: its top and its bottom, divided last.

    means: what it is, in one or two Dutch sentences. view: where it is counted. top, bottom: SQL aggregates; with
    unit "%" the value is 100 × top / bottom, else top / bottom, and without a bottom it is the top. out_of: what a
    number stands beside, undivided ("62 van 70"; default: the bottom). n: the evidence behind it (default: the rows
    counted); below `fewest` the value is withheld. which: the rows counted, as a condition on the view; `rows`: the
    listing that shows them. lower_bound, upper_bound: an SQL aggregate, true when there may be more, or fewer;
    estimate: when part of it was estimated. note, note_sql: the choice behind the count, as fixed text and as SQL.
    splits: columns by which it may be split; shown_by: those in the list of figures. of_which: ids of figures that say
    more about the same rows. beside: figures said next to it, each with its words (`{} zonder datum`). lower_because:
    why there may be more. coverage_top, coverage_bottom: the part of the rows it could be computed from, and covers:
    the words for it. needs: what to do when unknown.
    """

    id: str
    title: str
    means: str
    view: str
    top: str
    bottom: str | None = None
    out_of: str | None = None
    unit: str = ""
    fewest: int = 0
    n: str = ""
    which: str = "true"
    rows: Listing | None = None
    lower_bound: str = "false"
    upper_bound: str = "false"
    estimate: str = "false"
    note: str = ""
    note_sql: str = "NULL"
    splits: tuple[str, ...] = ()
    shown_by: tuple[str, ...] = ()
    of_which: tuple[str, ...] = ()
    beside: tuple[tuple[Metric, str], ...] = ()
    lower_because: str = "een deel is geteld zonder getal of datum"
    coverage_top: str = "NULL"
    coverage_bottom: str = "NULL"
    covers: str = ""
    applies: tuple[str, ...] = EVERY_FILTER
    needs: str = ""

    @property
    def allowed(self) -> tuple[str, ...]:
        """The names `by` may hold."""
        always = ["report_year", *(["half"] if HALF in self.applies else [])]
        always += ["portfolio"] if PORTFOLIOS in self.applies else []
        return (*always, *self.splits, *self.shown_by)

    def sql(self, where: Filter, by: Sequence[str] = ()) -> Sql:
        """The figure, one row per combination of `by` (one row without), ordered by `by`.

        Columns: the names in `by`, then ANSWER. `value` is NULL when it is unknown (no rows of that year at
        all, bottom 0 or unknown) or withheld (`is_withheld`). Something that falls under two portfolios counts
        once in a total and once under each. Raises ValueError for a split that is not declared.
        """
        if wrong := [name for name in by if name not in self.allowed]:
            raise ValueError(f"{self.id} is niet te splitsen naar {', '.join(wrong)}")
        names = "".join(f'"{name}", ' for name in by)
        picked, params = condition(where, self.applies)
        view = source(self.view, where)
        rows = f"SELECT * FROM {view} WHERE {picked}"
        if "portfolio" in by:
            each = "unnest(CASE WHEN len(portfolios) > 0 THEN portfolios ELSE [NULL] END) AS portfolio"
            rows = f"SELECT *, {each} FROM {view} WHERE {picked}"
            if where.portfolios:
                rows = f"SELECT * FROM ({rows}) WHERE list_contains(?::VARCHAR[], portfolio)"
                params.append(list(where.portfolios))
        year, year_params = condition(where, ONLY_YEAR)
        n = self.n or f"count(*) FILTER ({self.which})"
        apart, apart_params = list[str](), list[Any]()
        for other, _ in () if by else self.beside:
            told, more = replace(other, beside=()).sql(where)
            apart.append(f"(SELECT {{'value': value, 'least': is_lower_bound}} FROM ({told}))")
            apart_params += more
        value = "top" if self.bottom is None else f"{100.0 if self.unit == '%' else 1.0} * top / nullif(bottom, 0)"
        sql = f"""
            SELECT {names}CASE WHEN shown THEN top END AS top, CASE WHEN shown THEN bottom END AS bottom,
                CASE WHEN shown THEN {value} END AS value, CASE WHEN shown THEN out_of END AS out_of, n,
                has_data AND n > 0 AND NOT shown AS is_withheld, is_lower_bound, is_upper_bound, is_estimate,
                coverage_top, coverage_bottom, nullif(concat_ws(' ', nullif(?, ''), note), '') AS note,
                {f"[{', '.join(apart)}]" if apart else "NULL"} AS beside
            FROM (SELECT *, has_data AND n >= {self.fewest:d} AS shown FROM (
                SELECT {names}{self.top} AS top, {self.bottom or "NULL"} AS bottom,
                    {self.out_of or self.bottom or "NULL"} AS out_of, {n} AS n,
                    coalesce({self.lower_bound}, false) AS is_lower_bound,
                    coalesce({self.upper_bound}, false) AS is_upper_bound,
                    coalesce({self.estimate}, false) AS is_estimate,
                    {self.coverage_top} AS coverage_top, {self.coverage_bottom} AS coverage_bottom,
                    {self.note_sql} AS note, EXISTS (SELECT 1 FROM "{self.view}" WHERE {year}) AS has_data
                FROM ({rows}){f" GROUP BY {names[:-2]}" if by else ""}))
            {f"ORDER BY {names[:-2]}" if by else ""}"""
        return sql, [self.note, *apart_params, *year_params, *params]

    def answers(self, rows: Rows, by: Sequence[str] = ()) -> list[Answer]:
        """The rows that `sql` gave for the same `by`."""
        return [Answer(dict(zip(by, row, strict=False)), *row[len(by) :]) for row in rows]

    def rows_sql(self, where: Filter, equals: Mapping[str, Any] | None = None) -> Sql:
        """Exactly the rows counted, or those of one cell of a split (`equals`: split column → value)."""
        if self.rows is None:
            raise ValueError(f"{self.id} heeft geen regels om te tonen")
        return replace(self.rows, applies=self.applies).sql(where, self.which, equals)
