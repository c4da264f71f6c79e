"""What stops, goes over or begins on a line of time, in the precision of its date, with what comes free behind it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from metrics import LISTINGS, METRICS, clock, dutch
from ui.blocks import ask, drawers, filters, links, show
from ui.blocks.labels import said
from ui.blocks.markup import NOTHING, Markup, joined, tag
from ui.blocks.pictures import signs
from ui.blocks.pictures.axis import Time
from ui.blocks.pictures.gather import Mark, Row
from ui.blocks.pictures.rows import marks_in_rows
from ui.blocks.who import is_read_only
from ui.handovers import form

_SIGNS = {"tijdelijk": "tijdelijke taak"}
"""The sign of a kind that has another name than the kind itself, as that name has another meaning elsewhere."""
_STOPS = ("afbouw", "overdracht")
_LETTERS = {True: "verstuurd", False: "nog niet", None: dutch.UNKNOWN}


def screen() -> None:
    """The line, and below it what comes free in all."""
    show.html(ask.keep("handover line", _screen, links.here({}), is_read_only(), clock.today()))
    names = ("handovers", "letters_sent", "hours_freed", "money_freed", "handover_contradictions")
    show.foot("afbouw", *(METRICS[name] for name in names), label="Wat vrijkomt")
    show.foot("afbouw-tijdlijn", LISTINGS["handover_list"], label="De tijdlijn")


def _screen() -> Markup:
    rows = ask.kept(LISTINGS["handover_list"])
    if not rows:
        return tag("p", LISTINGS["handover_list"].needs, css="vgg-empty")
    columns = {head: cell for head, (cell, is_known) in _BEHIND.items() if any(map(is_known, rows))}
    lines = [Row(row["subject"], marks(row), _href(row), tuple(cell(row) for cell in columns.values())) for row in rows]
    key = signs.key(mark.sign for line in lines for mark in line.marks)
    picture = marks_in_rows(
        lines,
        axis(rows),
        f"Wat stopt, overgaat of begint: {dutch.several(len(rows), 'taak', 'taken')}",
        nouns=("taak", "taken"),
        things=("datum", "data"),
        after=tuple(columns),
        gathered=lambda of: tuple("" for _ in columns),
    )
    return joined(tag("p", key, css="vgg-handover-key"), tag("div", picture, css="vgg-picture vgg-handovers"), _sums())


# --- the line ---


def axis(rows: Sequence[dict[str, Any]]) -> Time:
    """From January of the first year that is named to December of the last; of the chosen year where none is."""
    days = [row[name] for row in rows for name in ("takes_effect_on", "effect_until", "other_until") if row[name]]
    chosen = filters.current().year or clock.today().year
    first, last = (min(days).year, max(days).year) if days else (chosen, chosen)
    today = clock.today()
    return Time(date(first, 1, 1), date(last, 12, 31), today=today if first <= today.year <= last else None)


def marks(row: dict[str, Any]) -> list[Mark]:
    """The date of a task, and the other date where the source names two; nobody chooses between them."""
    sign = _SIGNS.get(row["kind"], row["kind"])
    named = dutch.when(row["takes_effect_on"], row["takes_effect_on_precision"])
    day = named if row["takes_effect_on"] else "geen datum genoemd"
    name = f"{row['subject']}, {row['kind']}, {day}"
    found = [_at(Mark(sign, name, None, _href(row), _tip(row, day)), row["takes_effect_on"], row["effect_until"])]
    if row["is_contradiction"]:
        other = dutch.when(row["other_date"], row["other_date_precision"])
        both = f"{row['subject']}, tegenspraak: de bron noemt {named} en ook {other}"
        found.append(_at(Mark("andere datum", both, None, _href(row)), row["other_date"], row["other_until"]))
    return found


def _at(mark: Mark, first: date | None, last: date | None) -> Mark:
    """The mark on its day, or in the middle of the month, season or year that was named."""
    if first is None:
        return mark
    until = last or first
    within = (first, until) if until > first else None
    return Mark(mark.sign, mark.name, first + (until - first) / 2, mark.href, mark.tip, within)


def _tip(row: dict[str, Any], day: str) -> str:
    about = [row["subject"], f"{row['kind']} · {day} · {state(row)}"]
    about += [f"aan {row['to_whom']}"] if row["to_whom"] else []
    about += [f"waarom: {row['reason']}"] if row["reason"] else []
    about += [f"dossier: {row['dossier_id']} {row['dossier_name']}"] if row["dossier_name"] else []
    about += ["het hele dossier: daarna wordt er geen licht meer gegeven"] if row["ends_lights"] else []
    return "\n".join([*about, *([row["note"]] if row["note"] else [])])


def _href(row: dict[str, Any]) -> str:
    """The form of this task; for who only reads the register."""
    if is_read_only():
        return drawers.address("register")
    return drawers.address("bijwerken", **{form.ADDRESS: form.named(row)})


# --- behind the line ---


def state(row: dict[str, Any]) -> str:
    return "stand onbekend" if row["state"] == "onbekend" else str(row["state"])


def _letter(row: dict[str, Any]) -> Markup:
    """Whether the letter about what stops or goes over was sent; of what begins none is expected."""
    if row["is_letter_sent"] is None and row["kind"] not in _STOPS:
        return NOTHING
    words = _LETTERS[row["is_letter_sent"]]
    drawing = joined(signs.drawn("brief"), " ") if row["is_letter_sent"] else NOTHING
    return tag("span", drawing, words, css="vgg-none" if row["is_letter_sent"] is None else "")


def _begins(row: dict[str, Any]) -> Markup:
    """From when, in the precision of the source, and how it stands."""
    day = dutch.cell(row["takes_effect_on"], row["takes_effect_on_precision"]) or "geen datum"
    return tag("span", tag("span", day), tag("small", state(row)), css="two")


def _frees(row: dict[str, Any]) -> Markup:
    """What comes free in a year; of what stops or goes over it is also said that nobody knows it."""
    known = (("uren", row["hours_freed"], "uren"), ("geld", row["money_freed"], "€"))
    lines = [
        tag("span", dutch.figure(value, unit))
        if value is not None
        else tag("span", f"{what} {dutch.UNKNOWN}", css="vgg-none")
        for what, value, unit in known
        if value is not None or row["kind"] in _STOPS
    ]
    return tag("span", *lines, css="two")


_BEHIND = {
    "Ingang en stand": (_begins, lambda row: True),
    "Brief": (_letter, lambda row: row["is_letter_sent"] is not None),
    "Vrij per jaar": (_frees, lambda row: row["hours_freed"] is not None or row["money_freed"] is not None),
}
"""What stands behind the marks: its heading → the cell of a row, and whether anything is known; without it left out."""


def _sums() -> Markup:
    """What comes free in all by what is decided, apart from what is only intended, and how many letters are out."""
    lines, unknown = [], []
    for metric in (METRICS["hours_freed"], METRICS["money_freed"], METRICS["letters_sent"]):
        answer = ask.one(metric)
        if answer.value is None:
            unknown.append(metric.title.lower())
            continue
        value, more = said(metric, answer)
        beside = f" van {dutch.number(answer.out_of)}" if answer.out_of is not None and metric.bottom is None else ""
        words = tag("dd", tag("b", value), beside, " ", tag("small", more))
        lines.append(tag("div", tag("dt", metric.title), words))
    none = f"Van geen enkele taak is bekend: {', '.join(unknown)}."
    return joined(
        tag("dl", *lines, css="vgg-sums") if lines else NOTHING, tag("p", none, css="vgg-note") if unknown else NOTHING
    )
