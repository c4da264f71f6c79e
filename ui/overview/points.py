"""What asks for attention, the heaviest first: what, about what, why, what is done about it and by whom."""

from __future__ import annotations

from typing import Any

from metrics import HEADLINES, LISTINGS, dutch
from ui.blocks import ask, drawers, light, links, show
from ui.blocks.markup import Markup, html, joined, tag
from ui.dossiers.trend import trend

_PAGES = ("dossiers", "vng", "financien", "afspraken", "stoplichten", "activiteit", "upload")
MOST = 7
_TITLE = "Vraagt aandacht"


def points() -> Markup:
    """The seven heaviest, one a dossier, and how many more there are."""
    found = ask.kept(LISTINGS["attention"])
    if not found:
        said = tag("p", ask.title(HEADLINES["aandacht"]).whole, css="vgg-empty")
        return tag("section", tag("h2", _TITLE), said, css="vgg-block")
    shown = _first(found)
    small: list[str] = ["zwaarste eerst"]
    if left := len(found) - len(shown):
        more = f"En nog {dutch.several(left, 'punt', 'punten')}"
        small.append(tag("a", more, href=drawers.address("punten")))
    head = tag("h2", f"{_TITLE} ", tag("small", joined(*small, by=" · ")))
    return tag("section", head, _listed(shown), css="vgg-block")


def count() -> int:
    """How many there are."""
    return len(ask.kept(LISTINGS["attention"]))


def behind() -> None:
    """What they are made from."""
    show.foot("aandacht", LISTINGS["attention"], label="Alles wat aandacht vraagt")


def every() -> None:
    """All of them, in a drawer."""
    found = ask.kept(LISTINGS["attention"])
    html(tag("div", _listed(found), css="vgg-standing"))
    behind()


def _first(found: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The heaviest of each dossier and of each other thing, up to seven."""
    seen: set[tuple[Any, ...]] = set()
    shown = []
    for at, point in enumerate(found):
        about = (point["link_value"],) if point["link_key"] == "dossier" else (at, "")
        if about not in seen:
            seen.add(about)
            shown.append(point)
    return shown[:MOST]


def _listed(shown: list[dict[str, Any]]) -> Markup:
    return tag("ul", *(_point(point) for point in shown), css="vgg-points")


def _point(point: dict[str, Any]) -> Markup:
    kind = point["kind"]
    colour = next((c for c in ("rood", "oranje") if kind.startswith(c)), None)
    rest = kind.removeprefix(colour or "").strip(", ")
    moved = joined(" ", trend("slechter")) if rest == "verslechterd" else f" {rest}" if rest else ""
    what = joined(light.mark(colour, word=True), moved) if colour else kind
    why = point["reason"]
    # only a light has an age: of anything else the reason names the days
    if point["age_days"] is not None and point["page"] == "dossiers":
        why += f" · {dutch.several(point['age_days'], 'dag', 'dagen')} oud"
    said = tag("span", _link(point), " ", tag("span", why, css="why"), *_next(point))
    return tag("li", tag("span", what, css="what"), said)


def _next(point: dict[str, Any]) -> list[Markup]:
    """What is done about it, by whom and before when."""
    said = []
    if done := _correction(point):
        said.append(joined(tag("span", "bijsturing: ", css="vgg-aloud"), done))
    due = f", voor {dutch.day(point['due_date'])[3:]}" if point["due_date"] and point["page"] == "dossiers" else ""
    if point["owner"]:
        said.append(joined(tag("span", "eigenaar: ", css="vgg-aloud"), f"{point['owner']}{due}"))
    elif point["page"] in ("dossiers", "afspraken"):
        said.append(joined("geen eigenaar genoemd"))
    return [tag("small", joined(*said, by=" · "))] if said else []


def _correction(point: dict[str, Any]) -> str:
    """What is done about the light that this point is of."""
    if point["link_key"] != "dossier" or not point["kind"].startswith(("rood", "oranje")):
        return ""
    of = ask.kept(LISTINGS["light_list"], "", {"dossier": point["link_value"]})
    return str(next((row["correction"] for row in of if row["half"] == point["half"]), None) or "")


def _link(point: dict[str, Any]) -> Markup:
    page = point["page"] if point["page"] in _PAGES else links.START
    about = {point["link_key"]: str(point["link_value"])} if point["link_key"] else {}
    return tag("a", str(point["subject"]), href=links.page(page, about))
