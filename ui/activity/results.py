"""What the dossiers wanted to reach: met of decided as blocks, and all of them in a drawer."""

from __future__ import annotations

from metrics import LISTINGS, METRICS, dutch
from metrics.said import listed, not_followed
from ui.activity.year import PAGE
from ui.blocks import ask, drawers, filters, links, markup, show
from ui.blocks.markup import NOTHING, Markup, joined, tag
from ui.blocks.pictures import small

DRAWER = "resultaten"
_MET, _ALL = METRICS["targets_met"], METRICS["targets"]
_BESIDE = (
    ("op koers", "op koers"),
    ("loopt achter", "met achterstand"),
    ("nog niet begonnen", "nog niet begonnen"),
    ("onbekend", "met onbekende uitkomst"),
    ("geen getal", "zonder streefgetal"),
)


def blocks() -> Markup:
    """How many targets were met of those of which the outcome is certain, and in words what is beside them."""
    found = ask.one(_MET)
    states = {a.by["state"]: a.n for a in ask.figures(_ALL, ("state",))}
    if not states:
        return NOTHING
    beside = [f"{dutch.number(states[state])} {words}" for state, words in _BESIDE if states.get(state)]
    apart = f"daarnaast {listed(beside)}" if beside and found.value is not None else listed(beside)
    unfollowed = not_followed(_MET, filters.current())
    link = tag("a", "Welke?", href=links.page(PAGE, {drawers.ADDRESS: DRAWER}))
    head = tag("h2", "Te bereiken resultaten")
    if found.value is None:
        none = "van geen resultaat met een streefgetal staat de uitkomst vast"
        said = "; ".join(filter(None, (none, apart, unfollowed)))
        return tag("section", head, tag("p", f"{said[0].upper()}{said[1:]}. ", link), css="vgg-results")
    met, of = int(found.value), int(found.out_of)
    more = "".join(f"; {part}" for part in (apart, unfollowed) if part)
    words = joined(
        tag("b", dutch.number(met)), " gehaald, ", tag("b", dutch.number(of - met)), f" niet gehaald{more}. "
    )
    label = f"{dutch.number(met)} van {dutch.number(of)} resultaten gehaald"
    return tag("section", head, small.blocks(label, met, of), tag("p", words, link), css="vgg-results")


def all_of_them() -> None:
    """By outcome, and the results with a number against what was reported, with the remark beside it."""
    show.bars(_ALL, "state", key="resultaten")
    show.listing(
        LISTINGS["target_list"],
        (
            "dossier_id",
            "description",
            "target_value",
            "unit",
            "realised_value",
            "realised_is_minimum",
            "state",
            "realised_note",
        ),
        which="has_number OR realised_value IS NOT NULL",
        key="streefgetallen",
        most=markup.MOST_ROWS,
        none="Van geen resultaat is een streefgetal of uitkomst genoemd.",
        caption="Met een streefgetal of een uitkomst",
        leads=lambda row: links.page("dossiers", {"dossier": row["dossier_id"]}),
    )


def foot() -> None:
    """What the blocks are made from."""
    show.foot("resultaten-gehaald", _MET, _ALL, by=("state",), label="Te bereiken resultaten")
