"""The looks of Overzicht: five cards, the lights by half, and what asks for attention."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

import streamlit as st

from metrics import HEADLINES, LISTINGS, METRICS, Answer, Metric, dutch
from metrics.said import beside_budget
from ui.blocks import ask, filters, light, show
from ui.blocks.markup import BREAK, NOTHING, Markup, joined, tag

_PAGES = ("dossiers", "vng", "financien", "afspraken", "stoplichten", "activiteit", "upload")
FEWEST_TO_SHARE = 10
"""Of fewer dossiers with a known colour no percentages are said: each would be ten points or more."""
_SOFT = {"concept", "geen licht", "niet ingevuld"}


def cards() -> None:
    """Dossiers by light, meetings held, turnout, result against budget, and VNG seats filled."""
    show.html(ask.keep("overview cards", _deck))


def _deck() -> Markup:
    return show.deck([_dossiers(), _meetings(), _turnout(), _result(), _seats()])


def _by_colour(half: int) -> dict[str, int]:
    return {
        a.by["colour"]: int(a.top)
        for a in ask.figures(METRICS["lights_by_colour"], ("half", "colour"))
        if a.by["half"] == half
    }


def _dossiers() -> Markup:
    count, half = ask.one(METRICS["dossiers"]), ask.light_half()
    value, more = show.said(METRICS["dossiers"], count)
    colours = _by_colour(half)
    known = [f"{colours[c]} {c}" for c in ("rood", "oranje", "groen") if colours.get(c)]
    if count.value is not None:
        worse = next((a for a in ask.figures(METRICS["worsened"], ("half",)) if a.by["half"] == half), None)
        change = (
            f"; {dutch.number(worse.value)} slechter dan de helft ervoor" if worse and worse.value is not None else ""
        )
        more = f"{dutch.half(half)}: {', '.join(known)}{change}" if known else f"{dutch.half(half)}: geen kleur bekend"
    return show.card("Dossiers", value, show.wider(METRICS["dossiers"], more), count.value is None)


def _meetings() -> Markup:
    return _plain(METRICS["meetings_held"], "Overleggen gehouden")


def _turnout() -> Markup:
    return _plain(METRICS["turnout"], "Opkomst")


def _seats() -> Markup:
    metric = METRICS["seats_filled"]
    answer, vacant = ask.one(metric), ask.one(METRICS["seats_vacant"])
    value, more = show.said(metric, answer)
    if answer.value is not None and vacant.value is not None:
        more = f"{dutch.number(vacant.value)} vacant · {more}"
    return show.card("VNG-zetels bezet", value, more, answer.value is None, _beside(metric, answer))


def _result() -> Markup:
    """The result of the year beside what was budgeted, with gunstig or ongunstig in words."""
    metric = METRICS["result"]
    answer, difference = ask.one(metric), ask.one(METRICS["result_difference"])
    value, more = show.said(metric, answer)
    if answer.value is not None and difference.value is not None:
        more = f"{beside_budget(difference.value, 'tot dan begroot')}. {answer.note}"
        more = show.wider(metric, more)
    return show.card("Resultaat tot nu toe", value, more, answer.value is None)


def _plain(metric: Metric, name: str) -> Markup:
    answer = ask.one(metric)
    value, more = show.said(metric, answer)
    return show.card(name, value, more, answer.value is None, _beside(metric, answer))


def _beside(metric: Metric, answer: Answer) -> Markup:
    if answer.value is None or answer.out_of is None or metric.unit:
        return NOTHING
    return show.out_of(dutch.number(answer.out_of))


def lights() -> None:
    """The lights of each half as one stacked bar: every part has its light, its word and its number."""
    show.html(ask.keep("overview lights", light_bars))


def light_bars(shares: bool = False) -> Markup:
    """The bar of each half with its key, as HTML. shares: also say the share of each colour among the known ones."""
    answers = ask.figures(METRICS["lights_by_colour"], ("half", "colour"))
    if not answers:
        return tag("p", METRICS["lights_by_colour"].needs, css="vgg-empty")
    bars, seen = [], set()
    for half in sorted({a.by["half"] for a in answers}):
        colours = _by_colour(half)
        seen |= set(colours)
        parts = [_part(colour, colours[colour]) for colour in light.ORDER if colours.get(colour)]
        bars.append(tag("div", tag("span", half_named(half)), tag("div", *parts, css="parts"), css="vgg-bar"))
        if shares:
            bars.append(tag("p", _shares(half, colours), css="vgg-note"))
    key = [tag("li", _sign(c), light.MEANINGS[c]) for c in light.ORDER if c in seen]
    return tag("div", *bars, css="vgg-bars") + tag("ul", *key, css="vgg-key", aria_label="Wat de lichten betekenen")


def half_named(half: int) -> str:
    """The half, and that it has not begun where that is so: a light that stands in it was given ahead."""
    begun = {a.by["half"]: a.by["has_begun"] for a in ask.figures(METRICS["lights_by_colour"], ("half", "has_begun"))}
    return dutch.half(half) + (", nog niet begonnen" if begun.get(half) is False else "")


def _shares(half: int, colours: dict[str, int]) -> str:
    known = {c: colours[c] for c in ("groen", "oranje", "rood") if colours.get(c)}
    total = sum(known.values())
    if not total:
        return f"In de {dutch.half(half)} is van geen dossier de kleur bekend; daarom staan er geen percentages."
    if total < FEWEST_TO_SHARE:
        counted = ", ".join(f"{c} {n}" for c, n in known.items())
        return f"In de {dutch.half(half)}: {counted} van {dutch.several(sum(colours.values()), 'dossier', 'dossiers')}."
    parts = [
        f"{dutch.percent(share)} {c} ({n})"
        for (c, n), share in zip(known.items(), dutch.shares([*known.values()]), strict=True)
    ]
    of = dutch.several(total, "dossier", "dossiers")
    return f"Van de {of} met een bekende kleur in de {dutch.half(half)}: {', '.join(parts)}."


def _part(colour: str, count: int) -> Markup:
    return tag(
        "span",
        _sign(colour),
        " ",
        tag("strong", str(count)),
        css=f"part {colour.replace(' ', '-')}",
        style=f"flex:{count} 1 auto",
    )


def _sign(colour: str) -> Markup:
    return tag("span", colour, css="vgg-none") if colour in _SOFT else light.mark(colour, word=True)


def attention(most: int = 7) -> None:
    """What asks for attention, the heaviest first: what, about what, why, how old, and a link to it."""
    listing = LISTINGS["attention"]
    points = ask.kept(listing)
    if not points:
        show.empty(ask.title(HEADLINES["aandacht"]).whole)
        return
    show.html(ask.keep("overview points", lambda: _points(points, most)))


def _points(points: list[dict[str, Any]], most: int) -> Markup:
    shown = tag("ul", *(_point(point) for point in points[:most]), css="vgg-points")
    left = len(points) - most
    if left > 0:
        more = f"En nog {dutch.several(left, 'punt', 'punten')}; alle staan onderaan in de tabel."
        shown += tag("p", more, css="vgg-note")
    return shown


def _point(point: dict[str, Any]) -> Markup:
    kind = point["kind"]
    colour = next((c for c in ("rood", "oranje") if kind.startswith(c)), None)
    rest = kind.removeprefix(colour or "").strip(", ")
    what = joined(light.mark(colour, word=True), f" {rest}" if rest else "") if colour else kind
    about = [point["reason"]]
    if point["owner"]:
        about.append(f"eigenaar: {point['owner']}")
    # only a light has an age: of anything else the reason names the days
    if point["age_days"] is not None and point["page"] == "dossiers":
        about.append(f"{dutch.several(point['age_days'], 'dag', 'dagen')} oud")
    more = tag("small", " · ".join(about))
    return tag("li", tag("span", what, css="what"), tag("span", _link(point), BREAK, more))


def _link(point: dict[str, Any]) -> Markup:
    address = f"/{point['page']}" if point["page"] in _PAGES else "/"
    params = filters.current().as_params()
    if point["link_key"]:
        params |= {point["link_key"]: point["link_value"]}
    return tag("a", str(point["subject"]), href=f"{address}?{urlencode(params, doseq=True)}", target="_self")


def behind() -> None:
    """The fold-outs of this page together at its end, so that its message fits one screen."""
    kern = ("dossiers", "meetings_held", "turnout", "result", "result_difference", "seats_filled")
    show.foot("kern", *(METRICS[name] for name in kern), label="Achter de vijf cijfers: tabel, regels en bron")
    show.foot(
        "stoplichten",
        METRICS["lights_by_colour"],
        by=("half", "colour"),
        label="Achter de stoplichten: tabel, regels en bron",
    )
    show.foot("aandacht", LISTINGS["attention"], label="Alles wat aandacht vraagt, met bron")


def side_by_side() -> Any:
    """Two columns that stand under each other on a narrow screen."""
    return st.columns([5, 6], gap="medium")
