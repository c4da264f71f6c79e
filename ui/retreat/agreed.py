"""The slides about what was agreed: the scoreboard of the previous retreat, and the decisions of this one."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from metrics import HEADLINES, LISTINGS, METRICS, Headline, dutch
from metrics.said import spoken
from metrics.scoreboard import MEASURES
from ui.blocks import ask
from ui.blocks.markup import Markup, joined, tag
from ui.blocks.pictures import signs, small
from ui.blocks.pictures.axis import Time
from ui.blocks.pictures.gather import Mark, Row
from ui.blocks.pictures.rows import marks_in_rows
from ui.retreat import drawn
from ui.retreat.slide import MOST, Slide, answered, short

_LISTING = LISTINGS["retreat_list"]
_NAME, _LONG = 46, 100
_MOST_DECISIONS = 5
_MOST_MONTHS = 14
"""So many months have a name beside each other on a slide; of more the quarters are named."""
Rows = Sequence[dict[str, Any]]


# --- the scoreboard ---


def scoreboard() -> list[Slide]:
    """The conclusions of the previous retreat, each with its figure drawn or `niet te meten`; seven a slide."""
    rows = ask.kept(_LISTING, "is_conclusion")
    if not rows:
        return [answered(HEADLINES["scorebord"], is_unknown=True)]
    measured = [row for row in rows if row["measure"] in MEASURES]
    rest = [row for row in rows if row["measure"] not in MEASURES]
    return _pages(HEADLINES["scorebord"], measured + rest, _scores, MOST)


def _scores(rows: Rows) -> Markup:
    heads = tag("tr", *(tag("th", name, scope="col") for name in ("Conclusie", "Cijfer", "Stand")))
    body = tag("tbody", *map(_score, rows))
    return tag("table", tag("thead", heads, css="vgg-aloud"), body, css="vgg-scores")


def _score(row: dict[str, Any]) -> Markup:
    metric = METRICS[MEASURES[row["measure"]]] if row["measure"] in MEASURES else None
    figure = tag("span", "niet te meten", css="vgg-none")
    if metric:
        figure = joined(_picture(metric), tag("small", metric.title))
    state = "" if row["state"] == dutch.UNKNOWN else row["state"]
    return tag("tr", tag("th", short(row["description"], _LONG), scope="row"), tag("td", figure), tag("td", state))


def _picture(metric: Any) -> Markup:
    """A figure as a bar where it is a part or a share; else, or where it is no exact part, its number."""
    one = ask.one(metric)
    if one.value is None:
        return tag("span", dutch.UNKNOWN, css="vgg-none")
    if metric.unit == "%":
        return small.percent(one.value, dutch.part(one.top, one.bottom), one.is_lower_bound)
    if one.out_of and not one.is_lower_bound:
        return small.part_of(int(one.value), int(one.out_of), int(one.out_of))
    return tag("b", spoken(metric, one))


# --- the decisions ---


def decisions() -> list[Slide]:
    """What this retreat decided, each on its last day, with its owner; five a slide."""
    rows = ask.rows(_LISTING, "is_new")
    if not rows:
        return [answered(HEADLINES["besluiten"], is_unknown=False)]
    return _pages(HEADLINES["besluiten"], rows, _decided, _MOST_DECISIONS)


def _decided(rows: Rows) -> Markup:
    lines = [Row(short(row["description"], _NAME), [_mark(row)], after=(_who(row),)) for row in rows]
    key = signs.key(mark.sign for one in lines for mark in one.marks)
    label = f"Wat is besloten, elk op zijn uiterste dag: {dutch.several(len(rows), 'afspraak', 'afspraken')}"
    nouns, things = ("afspraak", "afspraken"), ("datum", "data")
    return drawn.large(key + marks_in_rows(lines, _axis(rows), label, nouns, things, after=("uiterlijk en wie",)))


def _axis(rows: Rows) -> Time:
    """From the month of the retreat to that of the last day that was agreed; longer where quarters have to be named."""
    days = [day for row in rows for day in (row["made_on"], row["due_date"]) if day]
    days = days or [date(drawn.year_shown(), 1, 1), date(drawn.year_shown(), 12, 31)]
    start, end = min(days), max(days)
    months = 12 * (end.year - start.year) + end.month - start.month + 1
    if months > _MOST_MONTHS:
        return Time(date(start.year, 1, 1), date(max(end.year, start.year + 2), 12, 31))
    if start.year < end.year:  # room for the number of its year
        start = start.replace(month=min(start.month, 10))
    return Time(start.replace(day=1), end.replace(day=monthrange(end.year, end.month)[1]))


def _mark(row: dict[str, Any]) -> Mark:
    sign = "besluit" if row["kind"] == "besluit" else "afspraak"
    day = row["due_date"] if row["due_date_precision"] in (None, "dag") else None
    return Mark(sign, f"{row['description']}, {row['kind']}, {_when(row)}", day)


def _when(row: dict[str, Any]) -> str:
    return dutch.when(row["due_date"], row["due_date_precision"]) if row["due_date"] else "geen datum"


def _who(row: dict[str, Any]) -> Markup:
    """The last day and the owner; what was left open on purpose is said as such."""
    owner = row["owner_function"] or ("" if row["note"] else "eigenaar niet genoemd")
    said = " · ".join(part for part in (owner, row["note"] or "") if part)
    about = f"{said} · {row['dossier_names']}" if row["dossier_names"] else said
    shown = about if len(about) <= _NAME else short(said, _NAME)  # the dossier where there is room for it
    return tag("span", tag("span", _when(row)), tag("small", shown), css="two")


def _pages(of: Headline, rows: Rows, body: Callable[[Rows], Markup], most: int) -> list[Slide]:
    starts = range(0, len(rows), most)
    many = len(starts) > 1
    return [
        answered(
            of,
            body(rows[i : i + most]),
            rows[i : i + most],
            f"{of.title} ({number} van {len(starts)})" if many else of.title,
        )
        for number, i in enumerate(starts, start=1)
    ]
