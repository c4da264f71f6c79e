"""The year of Activiteit: every meeting as a mark on its day, a row per portfolio, and what makes up the totals."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from metrics import HEADLINES, LISTINGS, METRICS, Answer, dutch
from metrics.said import beside, listed, value_of
from ui import meeting
from ui.blocks import ask, drawers, filters, links, show, store, year
from ui.blocks.markup import NOTHING, Markup, joined, tag
from ui.blocks.pictures import signs, small
from ui.blocks.pictures.gather import Mark, Row
from ui.blocks.pictures.rows import marks_in_rows

PAGE = "activiteit"
WITHOUT = "zonder portefeuille"
UNDATED = "zonder-datum"
"""The drawer with what is counted without a date."""
_LIST = LISTINGS["meeting_list"]
_HELD, _LISTED, _UNDATED = METRICS["meetings_held"], METRICS["meetings_listed"], METRICS["meetings_undated"]
_BESIDE = tuple((state, signs.IN_TEXT[state]) for state in ("geannuleerd", "uitgesteld"))


def picture(main: Callable[[], Markup], *aside: Callable[[], Markup]) -> None:
    """Every meeting of the choice as a mark, held of planned beside it; below it a table and, beside that, blocks."""

    def whole() -> Markup:
        parts = [main(), tag("div", *(part() for part in aside), css="aside")]
        return _picture() + tag("div", *(part for part in parts if part), css="vgg-under-year")

    show.html(ask.keep("activity", whole))
    show.foot("dagen", _LIST, label="Alle overleggen")
    show.foot("gebeurtenissen", LISTINGS["event_list"], label="Gebeurtenissen")
    show.foot("per-portefeuille", _HELD, _LISTED, by=("portfolio",), label="Gehouden per portefeuille")
    show.foot(
        "activiteit",
        *(METRICS[i] for i in ("meetings_held", "pho_held", "cancellation_rate", "targets_met", "hours")),
        label="Kerncijfers",
    )


def chosen() -> tuple[str, ...]:
    """The portfolios of this choice, also those in which there was nothing."""
    asked, reader = filters.current(), store.page()
    if asked.portfolios or asked.year is None:
        return tuple(asked.portfolios)
    return filters.portfolios(reader.generation, asked.year, reader)


def undated(answer: Answer | None) -> str:
    """`≥ 4`, of a portfolio of which a part was counted without a date; `?` for an unknown number; else empty."""
    if answer is None or not (answer.value or answer.is_lower_bound):
        return ""
    return value_of(_UNDATED, answer) if answer.value else "?"


def key() -> Markup:
    """What the marks of this choice mean."""
    return ask.keep("activity key", lambda: signs.key(map(_sign, ask.kept(_LIST))))


def _events() -> list[Mark]:
    """What happened in the year, each leading to its meeting where it happened in one; none without any meeting."""
    return year.events(lambda key: meeting.address(PAGE, key)) if ask.kept(_LIST) else []


def _placed() -> dict[str, list[dict[str, Any]]]:
    """The meetings of each portfolio of the choice, one of several portfolios in each; those of none come last."""
    found: dict[str, list[dict[str, Any]]] = {name: [] for name in chosen()}
    for row in ask.kept(_LIST):
        for name in [name for name in row["portfolios"] if name in found] or [WITHOUT]:
            found.setdefault(name, []).append(row)
    order = sorted(found, key=lambda name: (name == WITHOUT, -len(found[name]), name))
    return {name: found[name] for name in order}


def _picture() -> Markup:
    axis = year.axis()
    if axis is None or not ask.kept(_LIST):
        return NOTHING
    by_name = _placed()
    held = {a.by["portfolio"] or WITHOUT: a for a in ask.figures(_HELD, ("portfolio",))}
    loose = {a.by["portfolio"] or WITHOUT: a for a in ask.figures(_UNDATED, ("portfolio",))}
    said = {name: undated(loose.get(name)) for name in by_name}
    most = max((int(a.out_of or 0) for a in held.values()), default=0)
    lines = []
    for name, rows in by_name.items():
        after = [_after(rows, held.get(name), most)]
        if any(said.values()):
            leads = links.page(PAGE, {drawers.ADDRESS: UNDATED})
            after.append(tag("a", said[name], href=leads) if said[name] else NOTHING)
        href = "" if name == WITHOUT else links.page(PAGE, {"portefeuille": name})
        lines.append(Row(name, [_mark(row) for row in rows], href, after))
    if happened := _events():
        lines.insert(0, Row("gebeurtenissen", happened, after=(NOTHING,) * len(lines[0].after)))
    drawn = marks_in_rows(
        lines,
        axis,
        f"{ask.title(HEADLINES['activiteit']).text} Elk overleg is een teken op zijn dag, per portefeuille.",
        ("portefeuille", "portefeuilles"),
        after=("gehouden van gepland", *(("zonder datum",) if any(said.values()) else ())),
    )
    return tag("section", drawn, css="vgg-picture vgg-year", aria_label="Elk overleg in het jaar")


def _sign(row: Mapping[str, Any]) -> str:
    return signs.of_meeting(row["kind"], row["state"], row["is_unanswered"])


def _mark(row: Mapping[str, Any]) -> Mark:
    at = row["meeting_date"] if row["meeting_date_precision"] == "dag" else None
    return Mark(_sign(row), meeting.spoken(dict(row)), at, meeting.address(PAGE, row["meeting_id"]))


def _after(rows: Sequence[Mapping[str, Any]], answer: Answer | None, most: int) -> Markup:
    """`9 van 10` with a bar, and behind it how many were called off or put off."""
    states = Counter(row["state"] for row in rows if row["is_in_year"])
    parts = []
    for state, sign in _BESIDE:
        if n := states[state]:
            seen = tag("span", f"{dutch.number(n)} {sign}", aria_hidden="true")
            parts.append(seen + tag("span", f"{dutch.number(n)} {state}", css="vgg-aloud"))
    note = joined(*parts, by=" ")
    if answer is None or not answer.out_of:
        return joined(tag("span", "geen overleg", css="vgg-none"), " ", note)
    return small.part_of(int(answer.top), int(answer.out_of), most, note)


def accounts() -> Markup:
    """What the marks add up to: meetings by what became of them, those in two rows, and those without a day."""
    rows, shown = ask.kept(_LIST), set(chosen())
    if not rows:
        return NOTHING
    places = [max(1, len(shown & set(row["portfolios"]))) for row in rows]
    many = dutch.several(len(rows), "overleg", "overleggen")
    parts = [f"{dutch.several(sum(places), 'teken', 'tekens')} voor {many}: {_became()}."]
    if twice := sum(n > 1 for n in places):
        parts.append(f"{dutch.number(twice)} ervan {'staat' if twice == 1 else 'staan'} in meer dan één rij.")
    if off := sum(row["meeting_date_precision"] != "dag" or not row["is_in_year"] for row in rows):
        parts.append(
            f"Naast de lijn {'staat' if off == 1 else 'staan'} {dutch.number(off)} zonder dag of buiten het jaar."
        )
    return tag("p", " ".join(parts), css="vgg-accounts")


def _became() -> str:
    """`80 van 85 gehouden, 5 geannuleerd en 1 uitgesteld`: what became of the meetings in the list."""
    first, *rest = beside(_LISTED, ask.one(_LISTED))
    held = ask.one(_HELD)
    if held.out_of and first == f"{dutch.exact(held.top)} gehouden":
        first = f"{dutch.part(held.top, held.out_of)} gehouden"
    return listed([first, *rest])
