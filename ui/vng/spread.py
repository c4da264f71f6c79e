"""Seats of each municipality beside its inhabitants, and how they are spread over functions, women and men."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from metrics import LISTINGS, METRICS, dutch
from ui.blocks import ask, links, show
from ui.blocks.markup import NOTHING, Markup, tag
from ui.blocks.pictures.share import Shared, Wholes, share

_FIGURES = ("seats_filled", "seats_vacant", "seats_ending", "municipalities_without_seat")
_ENDS = 10
"""So many municipalities stand by themselves where there are too many for all."""
_COLUMNS = ("municipality", "seats", "temporary_seats", "seats_share", "inhabitants_share", "share_difference")


def picture() -> Markup:
    """A row per municipality by name: its seats as a bar, its inhabitants as a mark, on one scale."""
    title = "Vaste zetels naast inwoners"
    rows = ask.kept(LISTINGS["spread_list"])
    if not rows:
        return tag("section", tag("h2", title), tag("p", LISTINGS["spread_list"].needs, css="vgg-empty"))
    of = [
        Shared(
            row["municipality"],
            Decimal(row["seats"]),
            Decimal(row["inhabitants"]) if row["inhabitants_share"] is not None else None,
        )
        for row in sorted(rows, key=lambda row: row["municipality"])
    ]
    unknown = ask.one(METRICS["seats_unknown"]).value
    more = f" van {dutch.several(int(unknown), 'zetel', 'zetels')} is niet bekend wie er zit" if unknown else ""
    head = tag("h2", title, tag("span", more, css="counted") if more else NOTHING)
    return tag("section", head, share(title, of, Wholes("zetels", "inwoners", "gemeenten"), _ENDS))


def drawer() -> None:
    """The figures of the seats, per municipality, per function, and by women and men."""
    show.cards(*(METRICS[name] for name in _FIGURES), METRICS["seats_by_gender"], key="zetels")
    show.bars(METRICS["seats_filled"], "function", key="functies")
    filled, unknown = (ask.to_decide(METRICS[name]) for name in ("seats_filled", "seats_unknown"))
    of = f"Aandeel van {dutch.several(int(filled or 0), 'bezette vaste zetel', 'bezette vaste zetels')}"
    of += f"; van {dutch.number(unknown)} is niet bekend wie er zit" if unknown else ""
    show.listing(LISTINGS["spread_list"], _COLUMNS, key="spreiding", caption=of, leads=_leads)


def _leads(row: dict[str, Any]) -> str:
    return links.page("opkomst", {"gemeente": row["municipality"]})
