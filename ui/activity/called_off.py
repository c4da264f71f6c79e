"""What did not go on: when, what, the reason that was given, where the subject went, and the hours already spent."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from metrics import LISTINGS, METRICS, dutch
from ui import meeting
from ui.activity.year import PAGE
from ui.blocks import ask, drawers, links, markup, show
from ui.blocks.markup import NOTHING, Markup, joined, tag
from ui.blocks.pictures import signs

LEDGER = LISTINGS["cancellation_list"]
DRAWER = "niet-doorgegaan"
_MOST = 6
_HEADS = {"topic_went_to": "Onderwerp ging naar", "preparation_hours": "Uren (hoogstens)"}
"""The columns that only stand there when one of the rows has something in them."""


def last() -> Markup:
    """The last ones of the choice; NOTHING where nothing is known to have been called off or put off."""
    rows = ask.kept(LEDGER)
    if not rows:
        return NOTHING
    shown = rows[-_MOST:]
    rest = NOTHING
    if len(shown) < len(rows):
        leads = links.page(PAGE, {drawers.ADDRESS: DRAWER})
        every = tag("a", f"alle {dutch.number(len(rows))}", href=leads)
        rest = tag("small", f"de laatste {dutch.number(len(shown))} van ", every)
    more = [name for name in _HEADS if any(row[name] is not None for row in shown)]
    heads = ["Wanneer", "Overleg", "Opgegeven reden", *(_HEADS[name] for name in more)]
    numeric = [n for n, name in enumerate(more, start=3) if name == "preparation_hours"]
    body = [[*_row(row), *(_cell(row, name) for name in more)] for row in shown]
    table = markup.table("", heads, body, numeric, "Overleggen die niet doorgingen")
    return tag("section", tag("h2", "Niet doorgegaan, en waarom ", rest), table, css="vgg-called-off")


def _row(row: Mapping[str, Any]) -> list[str]:
    sign = "geannuleerd" if row["is_cancelled"] else "uitgesteld"
    when = joined(signs.drawn(sign), tag("span", f"{sign}, ", css="vgg-aloud"), " ", _day(row))
    title = tag("a", row["title"], href=meeting.address(PAGE, row["meeting_id"]))
    days = row["notice_days"]
    notice = (
        "" if days is None else ", op de dag zelf" if days == 0 else f", {dutch.several(days, 'dag', 'dagen')} ervoor"
    )
    reason = meeting.reason(dict(row)).removesuffix(".")
    return [when, title, f"{reason}{notice}" if reason else joined(_unknown(), notice)]


def _cell(row: Mapping[str, Any], name: str) -> str:
    value = row[name]
    if value is None:
        return _unknown()
    return dutch.number(value, 1) if name == "preparation_hours" else str(value)


def _day(row: Mapping[str, Any]) -> str:
    """The day without its year, which is that of the choice; in the precision that it came with."""
    day, precision = row["meeting_date"], row["meeting_date_precision"]
    return f"{day.day} {dutch.MONTHS[day.month - 1]}" if precision == "dag" else dutch.when(day, precision)


def _unknown() -> Markup:
    return tag("span", dutch.UNKNOWN, css="vgg-none")


def ledger() -> None:
    """All of them, with what was written about the reason and what had been prepared."""
    show.cards(METRICS["preparation_lost"], METRICS["cancellation_rate"], key="verloren")
    show.listing(
        LEDGER,
        (
            "meeting_date",
            "title",
            "state",
            "reason_code",
            "reason",
            "notice_days",
            "preparations_held",
            "preparation_hours",
            "topic_went_to",
        ),
        key=DRAWER,
        most=markup.MOST_ROWS,
        none="Er is geen overleg bekend dat niet doorging.",
    )
    show.note("Een lege cel is onbekend. Voor de uren is het blad Uren nodig, met uren op het dossier van het overleg.")


def foot() -> None:
    """What the table is made from."""
    show.foot(DRAWER, LEDGER, label="Niet doorgegaan")
