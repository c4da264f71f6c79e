"""Themes through the months: in which month a theme was discussed, and by whom."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from typing import Any

from metrics import LISTINGS, dutch
from ui.blocks import ask, markup, show
from ui.blocks.markup import NOTHING, Markup, joined, tag

_MOST = 20


def drawer() -> None:
    """A row per theme, a column per month; under it who discussed what how often."""
    show.html(ask.keep("agenda themes", _themes))
    show.foot("themas", LISTINGS["theme_list"], label="Thema's")


def _themes() -> Markup:
    rows = ask.rows(LISTINGS["theme_list"])
    if not rows:
        return tag("p", LISTINGS["theme_list"].needs, css="vgg-empty")
    found: dict[str, dict[str, list[dict[str, Any]]]] = defaultdict(lambda: defaultdict(list))
    for row in rows:
        if row["state"] not in ("geannuleerd", "uitgesteld"):
            found[row["theme"]][row["body"] or "onbekend"].append(row)
    items = []
    for theme, of in sorted(found.items(), key=lambda item: (-sum(map(_held, item[1].values())), item[0]))[:12]:
        bodies = "; ".join(f"{body} ({_discussed(meetings)})" for body, meetings in sorted(of.items()))
        more = tag("span", f"{len(of)} partijen", css="vgg-chip") if len(of) > 1 else NOTHING
        items.append(tag("li", tag("strong", theme), " ", more, " ", tag("small", bodies)))
    shown = tag("ul", *items, css="vgg-list")
    if len(found) > 12:
        first = (
            "De twaalf meest besproken"
            if any(_held(meetings) for of in found.values() for meetings in of.values())
            else "Twaalf"
        )
        shown += tag("p", f"{first} thema's van {len(found)}.", css="vgg-note")
    return joined(_months(found), tag("h3", "Wie, hoe vaak en wanneer het laatst"), shown)


def _months(found: dict[str, dict[str, list[dict[str, Any]]]]) -> Markup:
    """Theme by month: who discussed it, and what is only planned says so."""
    order = sorted(found, key=lambda theme: (-sum(map(_held, found[theme].values())), theme))[:_MOST]
    rows = []
    for theme in order:
        cells: list[list[str]] = [[] for _ in range(12)]
        for body, meetings in sorted(found[theme].items()):
            for row in meetings:
                day: date | None = row["meeting_date"]
                if day is None or not row["is_in_year"] or row["meeting_date_precision"] not in (None, "dag", "maand"):
                    continue
                words = body if row["is_held"] else f"{body} (gepland)"
                if words not in cells[day.month - 1]:
                    cells[day.month - 1].append(words)
        rows.append([theme, *(joined(*cell, by=markup.BREAK) for cell in cells)])
    many = dutch.several(len(found), "thema", "thema's")
    shown = f"de {_MOST} meest besproken van {many}" if len(found) > _MOST else many
    return markup.table(
        f"Thema's door het jaar: {shown}. Gepland: nog niet gehouden, of afloop onbekend",
        ["Thema", *dutch.MONTHS],
        rows,
    )


def _held(meetings: list[dict[str, Any]]) -> int:
    return sum(row["is_held"] for row in meetings)


def _discussed(meetings: list[dict[str, Any]]) -> str:
    """`3×, laatst do 14 mrt 2024 · 20× gepland`: what was held, and apart what is planned or of another year."""
    held = [row for row in meetings if row["is_held"]]
    outside = sum(not row["is_in_year"] for row in meetings)
    unknown = sum(bool(row["is_unanswered"]) for row in meetings)
    planned = len(meetings) - len(held) - outside - unknown
    parts = []
    if held:
        parts.append(f"{len(held)}×, laatst {dutch.when(held[-1]['meeting_date'], held[-1]['meeting_date_precision'])}")
    if planned:
        parts.append(f"{planned}× gepland")
    if unknown:
        parts.append(f"{unknown}× met onbekende afloop")
    if outside:
        parts.append(f"{outside}× in een ander jaar")
    return " · ".join(parts)
