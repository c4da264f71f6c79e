"""Seats of each municipality beside its inhabitants, and how they are spread over functions, women and men."""

from __future__ import annotations

from decimal import Decimal

from metrics import LISTINGS, METRICS, dutch
from ui.blocks import ask, links, show
from ui.blocks.markup import Markup, joined, tag
from ui.blocks.pictures.share import Shared, Wholes, share

FIGURES = ("seats_filled", "seats_vacant", "seats_ending", "municipalities_without_seat")
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
            links.page("opkomst", {"gemeente": row["municipality"]}),
        )
        for row in sorted(rows, key=lambda row: row["municipality"])
    ]
    unknown = ask.one(METRICS["seats_unknown"]).value
    more = f" van {dutch.number(unknown)} zetels is niet bekend wie er zit" if unknown else ""
    caption = joined(tag("span", title, role="heading", aria_level="2"), tag("span", more, css="counted"))
    return tag("section", share(caption, of, Wholes("zetels", "inwoners", "gemeenten")))


def drawer() -> None:
    """The figures of the seats, per municipality, per function, and by women and men."""
    show.cards(*(METRICS[name] for name in FIGURES), METRICS["seats_by_gender"], key="zetels")
    show.bars(METRICS["seats_filled"], "function", key="functies")
    filled, unknown = (ask.to_decide(METRICS[name]) for name in ("seats_filled", "seats_unknown"))
    of = f"Aandeel van {dutch.several(int(filled or 0), 'bezette vaste zetel', 'bezette vaste zetels')}"
    of += f"; van {dutch.number(unknown)} is niet bekend wie er zit" if unknown else ""
    show.listing(LISTINGS["spread_list"], _COLUMNS, key="spreiding", caption=of)
