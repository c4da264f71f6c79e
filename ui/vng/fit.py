"""Committees none of our dossiers belongs to, members who carry many, and chairs who leave."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from metrics import LISTINGS, METRICS, dutch
from ui.blocks import ask, links, show
from ui.blocks.markup import Markup, joined, place, tag

_FIGURES = ("bodies_without_dossier", "most_carried", "chairs_leaving")


def count() -> int | None:
    """How many permanent committees have none of our dossiers; None where that is not known."""
    found = ask.to_decide(METRICS["bodies_without_dossier"])
    return None if found is None else int(found)


def drawer() -> None:
    """Three figures, and under them the committees, members and chairs that they count."""
    show.cards(*(METRICS[name] for name in _FIGURES), key="passend")
    show.html(ask.keep("vng fit", _lists))


def _lists() -> Markup:
    without = [r for r in ask.kept(LISTINGS["body_list"]) if r["is_without_dossier"] and not r["is_temporary"]]
    carrying = [r for r in ask.kept(LISTINGS["member_list"]) if r["dossiers"] > 1]
    chairs = ask.kept(LISTINGS["continuity_list"])
    leaving = [r for r in chairs if r["is_leaving"]]
    points = {
        "Commissies zonder dossier van ons": [
            tag("a", row["body_name"], href=links.page("vng", {"commissie": row["body_code"]})) for row in without
        ],
        "Leden met meer dan één dossier": [joined(_carried(row), " ", place(row)) for row in carrying],
        "Voorzitters die vertrekken of vertrokken": [joined(_left(row), " ", place(row)) for row in leaving]
        or ([] if chairs else [joined(dutch.UNKNOWN)]),
    }
    return joined(*(tag("h3", head) + _list(items) for head, items in points.items()))


def _carried(row: dict[str, Any]) -> str:
    who = f"{row['municipality']} · {row['function'] or 'functie onbekend'} ({row['bodies']})"
    return f"{who}: {dutch.several(row['dossiers'], 'dossier', 'dossiers')} ({row['dossier_ids']})"


def _left(row: dict[str, Any]) -> str:
    until = dutch.when(row["ends_on"], row["ends_on_precision"])
    return (
        f"{row['name'] or row['function']}, {'vertrokken per' if row['has_left'] else 'tot'} {until}: {row['dossiers']}"
    )


def _list(items: Sequence[str]) -> Markup:
    return tag("ul", *(tag("li", item) for item in items or ["geen"]), css="vgg-list")
