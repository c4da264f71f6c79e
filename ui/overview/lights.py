"""The lights of both halves per portfolio, one mark a dossier: each leads to its dossier, and unknown is an outline."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from metrics import LISTINGS, METRICS, dutch
from ui.blocks import ask, light, links, show
from ui.blocks.markup import Markup, joined, tag
from ui.blocks.pictures import signs
from ui.dossiers import bars
from ui.overview import held

_TITLE = "Stoplichten"


def lights() -> Markup:
    """A row per portfolio; in it a mark for each of its dossiers, the worst first, and how many became worse."""
    return ask.keep("overview portfolios", _built)


def behind() -> None:
    """What they are made from."""
    show.foot("stoplichten", LISTINGS["light_list"], label="Stoplichten")
    by = ("portfolio_name", "half", "colour")
    show.foot("per-kleur", METRICS["lights_by_colour"], by=by, label="Kleuren per portefeuille")
    if not _is_any_known(ask.kept(LISTINGS["light_list"])):
        held.behind()


def _built() -> Markup:
    rows = ask.kept(LISTINGS["light_list"])
    if not rows:
        return tag("section", tag("h2", _TITLE), tag("p", LISTINGS["light_list"].needs, css="vgg-empty"))
    halves = sorted({row["half"] for row in rows})
    if not _is_any_known(rows):
        return _without(halves)
    heads = [tag("th", "Portefeuille", scope="col")]
    for half in halves:
        ahead = ", nog niet begonnen" if "niet begonnen" in bars.half_named(half) else ""
        heads.append(tag("th", f"{dutch.months(half)}{ahead}", scope="col"))
    body = [_row(str(name or "zonder portefeuille"), list(of), halves)
            for name, of in groupby(rows, key=lambda row: row["portfolio_name"])]  # fmt: skip
    table = tag(
        "table",
        tag("thead", tag("tr", *heads, tag("th", "slechter", scope="col"))),
        tag("tbody", *body),
        css="vgg-table vgg-lights",
        aria_label="Stoplichten per portefeuille en helft",
    )
    head = tag("h2", f"{_TITLE} ", tag("small", _key(rows)))
    frame = tag("div", table, css="vgg-scroll", tabindex="0", role="region", aria_label="Stoplichten per portefeuille")
    return tag("section", head, frame, css="vgg-block")


def _is_any_known(rows: list[dict[str, Any]]) -> bool:
    return any(row["colour"] in light.ORDER[:3] for row in rows)


def _without(halves: list[int]) -> Markup:
    """A year of which no colour is known: what is known as the picture, and that, with how many lights there are."""
    way = tag("a", "Bekijk de dossiers", href=links.page("dossiers"))
    head = tag("h2", f"{_TITLE} ", tag("small", "van geen dossier is een kleur bekend · ", way))
    each = [tag("div", tag("h3", dutch.months(half)), bars.parts(half)) for half in halves]
    unlit = tag("section", head, tag("div", *each, css="halves"), css="vgg-block vgg-unlit")
    return tag("div", held.held(), unlit)


def _key(rows: list[dict[str, Any]]) -> Markup:
    """The signs with their words, for who sees them: each mark says its own word."""
    seen = {_shape(row) for row in rows}
    items = [joined(signs.drawn(signs.of_light(one)), " ", one) for one in light.ORDER[:4] if one in seen]
    rest = [one for one in light.ORDER[4:] if any(row["colour"] == one for row in rows)]
    dash = tag("span", "–", css="nolight", aria_hidden="true")
    items += [joined(dash, " ", " of ".join(rest))] if rest else []
    return tag("span", *(tag("span", item, css="one") for item in items), css="vgg-signs", aria_hidden="true")


def _shape(row: dict[str, Any]) -> str:
    """What is drawn of a light: its worst colour where that is known, an outline for an unknown one, or a dash."""
    colour = str(row["colour"])
    return colour if colour in light.ORDER[:4] else ""


def _row(name: str, of: list[dict[str, Any]], halves: list[int]) -> Markup:
    cells = []
    for half in halves:
        lit = {row["dossier_id"]: row for row in of if row["half"] == half}
        marks = [_mark(lit[one]) if one in lit else _absent() for one in sorted({row["dossier_id"] for row in of})]
        cells.append(tag("td", *marks))
    last = [row for row in of if row["half"] == ask.light_half()]
    worse = sum(bool(row["is_worsened"]) for row in last)
    arrow = tag("span", f"{signs.IN_TEXT['slechter']} ", aria_hidden="true")
    said = tag("span", arrow, dutch.number(worse), css="vgg-trend slechter")
    place = links.page("dossiers", {"portefeuille": name})
    head = tag("th", tag("a", name, href=place) if of[0]["portfolio_name"] else name, scope="row")
    return tag("tr", head, *cells, tag("td", said if worse else "", css="num"))


def _absent() -> Markup:
    """The place of a dossier in a half in which it does not occur, so that each stands under itself."""
    return tag("span", css="nolight m", aria_hidden="true")


def _mark(row: dict[str, Any]) -> Markup:
    """The light of one dossier, with its name, its word and how it moved; it leads to the dossier."""
    shape = _shape(row)
    drawn = signs.drawn(signs.of_light(shape)) if shape else tag("span", "–", css="nolight", aria_hidden="true")
    name = f"{row['dossier_id']} {row['dossier_name']}, {dutch.months(row['half'])}: {row['colour']}"
    if row["trend"]:
        name += f", {row['trend']}" + (f" (was {row['previous_worst']})" if row["trend"] != "gelijk" else "")
    return signs.named(name, "", links.page("dossiers", {"dossier": row["dossier_id"]}), "m", "", drawn)
