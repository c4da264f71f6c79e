"""The looks of Dossiers: per portfolio each dossier with both lights, how they moved, its meetings and its results."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import Any

from metrics import LISTINGS, METRICS, dutch, light_words
from metrics.dossiers import all_held
from metrics.singular import after
from ui.blocks import ask, light, links, notes, show
from ui.blocks.markup import NOTHING, Markup, joined, tag
from ui.dossiers import bars
from ui.dossiers.choose import ORDERS, UNSAID, Dossier, asked, choices, fitting, now, trend_now, unknown
from ui.dossiers.trend import trend


def matrix() -> None:
    """The dossiers that were asked for; above them how many there are of each colour and trend, to choose by."""
    show.html(ask.keep("dossier matrix", _built, links.here({})))
    show.foot("dossiers", LISTINGS["dossier_list"], label="Alle dossiers")
    show.foot("stoplichten", LISTINGS["light_list"], label="Alle stoplichten")
    show.foot("kleuren", METRICS["lights_by_colour"], by=("half", "colour"), label="Kleuren")
    show.foot("verslechterd", METRICS["worsened"], by=("half",), label="Verslechterd")


def _built() -> Markup:
    cells = ask.kept(LISTINGS["light_list"])
    facts = {row["dossier_id"]: row for row in ask.kept(LISTINGS["dossier_list"])}
    if not cells:
        return tag("p", LISTINGS["light_list"].needs, css="vgg-empty")
    every = [(facts[key], list(of)) for key, of in groupby(cells, key=lambda row: row["dossier_id"])]
    half = ask.light_half()
    found = fitting(every, half)
    return joined(unknown(every), choices(every, half, len(found)), _table(found, half))


def _table(found: list[Dossier], half: int) -> Markup:
    if not found:
        return tag("p", "Geen dossier past bij deze keuze. Kies iets anders.", css="vgg-empty")
    order = asked("volgorde", ORDERS) or ORDERS[0]
    halves = sorted({row["half"] for _, of in found for row in of})
    by_portfolio = order == ORDERS[0]
    groups: list[tuple[str, list[Dossier]]] = [("", sorted(found, key=lambda of: _place(order, of, half)))]
    if by_portfolio:
        pairs = groupby(found, key=lambda of: str(of[0]["portfolio_name"] or "zonder portefeuille"))
        groups = [(name, list(of)) for name, of in pairs]
    heads = ["Portefeuille", "Dossier", *(bars.half_named(one) for one in halves)]
    heads += ["Verloop", "Overleggen", "Resultaten"]
    head = tag("tr", *(tag("th", text, scope="col", role="columnheader") for text in heads), role="row")
    body = [_row(of, halves, half, name if at == 0 else "", len(group)) for name, group in groups
            for at, of in enumerate(group)]  # fmt: skip
    whole = tag(
        "table",
        tag("thead", head, role="rowgroup"),
        tag("tbody", *body, role="rowgroup"),
        css="vgg-table vgg-matrix" + ("" if by_portfolio else " flat"),
        role="table",
        aria_label=f"{dutch.several(len(found), 'dossier', 'dossiers')} met hun stoplichten",
    )
    return tag("div", whole, css="vgg-scroll", tabindex="0", role="region", aria_label="Dossiers met hun stoplichten")


def _place(order: str, of: Dossier, half: int) -> tuple[Any, ...]:
    """Where a dossier stands in another order than by portfolio: by its light now, by its change, or by its name."""
    name = str(of[0]["dossier_name"]).casefold()
    if order == "naam":
        return (name,)
    if order == "verslechterd eerst":
        return ("slechter", UNSAID, "gelijk", "beter").index(trend_now(of, half)), name
    return light.ORDER.index(str(now(of, half).get("colour") or light_words.NOT_GIVEN)), name


def _row(of: Dossier, halves: Sequence[int], half: int, portfolio: str, spans: int) -> Markup:
    """One dossier; the first of a portfolio begins with its name, over all of them."""
    dossier = of[0]
    by_half = {row["half"]: row for row in of[1]}
    first = NOTHING
    if portfolio:
        first = tag("th", portfolio, scope="rowgroup", role="rowheader", rowspan=spans, css="portfolio")
    name = open_one(dossier["dossier_id"], f"{dossier['dossier_id']} {dossier['dossier_name']}")
    lights = [_cell(by_half.get(one)) for one in halves]
    said = [*lights, trend(trend_now(of, half)), _meetings(dossier), _targets(dossier)]
    cells = [tag("td", one, role="cell") for one in said]
    return tag(
        "tr", first, tag("th", name, scope="row", role="rowheader"), *cells, role="row", css="of" if portfolio else ""
    )


def _cell(row: dict[str, Any] | None) -> Markup:
    if row is None:
        return tag("span", light_words.NOT_GIVEN, css="vgg-none")
    shown = light.cell(row["light_1"], row["light_2"], row["colour"], row["meaning"])
    return shown + marks(row)


def open_one(dossier_id: str, text: str) -> Markup:
    """A link from the list to one of its dossiers, which keeps the choices in the list for the way back."""
    return tag("a", text, href=links.here({"dossier": dossier_id, "la": None, "blok": None}))


def marks(row: dict[str, Any]) -> Markup:
    """What must be known about a light beside its colour: concept, given back, corrected, stale, ahead."""
    said = []
    if row["is_concept"]:
        new = " en ".join(colour for colour in (row["concept_1"], row["concept_2"]) if colour) or "weggehaald"
        said.append((f"teruggegeven: {new}" if row["approval"] == "teruggegeven" else f"concept: {new}", ""))
    if row["is_corrected"]:
        said.append(("gecorrigeerd", row["revision_reason"] or ""))
    if row["is_stale"] and row["marks"]:
        said.append(("verouderd", "Dit licht is van voor deze helft."))
    if row["has_begun"] is False and row["marks"]:
        said.append(("vroeg gegeven", "Deze helft is nog niet begonnen."))
    if notes.of(notes.LIGHT, notes.light(row["dossier_id"], row["half"])):
        said.append(("notitie", ""))
    return joined(
        *(tag("span", f" {word}", css="vgg-stale", data_tip=tip, tabindex="0" if tip else "") for word, tip in said)
    )


def _meetings(dossier: dict[str, Any]) -> Markup:
    """How many were held of those planned, and briefly what stands beside that; in full in the tip."""
    against, beside = held_of_planned(dossier)
    held = all_held(dossier)
    if not (held or dossier["meetings_cancelled"] or against):
        told = " · ".join(beside)
        return tag("span", "geen overleg bekend", css="vgg-none", data_tip=told, tabindex="0" if told else "")
    others = held - dossier["held_of_kind"] if against else 0
    counted = (
        (others, "andere"),
        (dossier["meetings_without_date"], "zonder datum"),
        (dossier["meetings_cancelled"], "geannuleerd"),
        (dossier["meetings_elsewhere"], "in ander jaar"),
    )
    brief = [f"{dutch.number(many)} {what}" for many, what in counted if many]
    more = tag("small", f" · {', '.join(brief)}") if brief else NOTHING
    told = " · ".join([against or f"{dutch.number(held)} gehouden", *beside, *apart(dossier, bool(against))])
    shown = against.replace(f" {dossier['planned_kinds']}", "") or dutch.number(held)
    word = tag("span", " ", after(dossier["planned_meetings"] if against else held, "overleggen"), css="narrow")
    return tag("span", shown, word, more, data_tip=told, tabindex="0")


def apart(dossier: dict[str, Any], has_plan: bool) -> list[str]:
    """What is in the number of meetings (without a date) and what is not (called off, of another year): each says so.

    has_plan: the number shown is of the kind that was planned only, so what has no date is said of all that were held.
    """
    undated = dossier["meetings_without_date"]
    outside = ((dossier["meetings_cancelled"], "geannuleerd"), (dossier["meetings_elsewhere"], "in een ander jaar"))
    of = f"van alle {dutch.number(all_held(dossier))} zijn er" if has_plan else "waarvan"
    said = [f"{of} {dutch.number(undated)} zonder datum"] if undated else []
    return [*said, *(f"daarnaast {dutch.number(count)} {what}" for count, what in outside if count)]


def held_of_planned(dossier: dict[str, Any]) -> tuple[str, list[str]]:
    """What was held of the kind that was planned (`3 van 4 pho`), and what stands beside it and is not of that plan.

    More than was planned is no part of the plan: `4 ambtelijk, 3 voorgenomen`. The first is empty where nothing can be
    set against the plan: no plan, its kind not said, nothing of it known.
    """
    planned, kinds, of_kind = dossier["planned_meetings"], dossier["planned_kinds"], dossier["held_of_kind"]
    if planned is None:
        return "", []
    if not kinds:
        return "", [f"{dutch.number(planned)} voorgenomen, van welke soort is niet gezegd"]
    if of_kind is None:
        return "", [f"{dutch.number(planned)} {kinds} voorgenomen, of dat doorging is niet bekend"]
    least = "≥ " if dossier["of_kind_is_minimum"] else ""
    others = all_held(dossier) - of_kind
    beside = [f"daarnaast {dutch.number(others)} van een andere soort"] if others else []
    if of_kind > planned:
        return f"{least}{dutch.number(of_kind)} {kinds}, {dutch.number(planned)} voorgenomen", beside
    return f"{least}{dutch.number(of_kind)} van {dutch.number(planned)} {kinds}", beside


def _targets(dossier: dict[str, Any]) -> Markup:
    if not dossier["targets"]:
        return tag("span", "geen resultaat bekend", css="vgg-none")
    every, met, decided = dossier["targets"], dossier["targets_met"], dossier["targets_decided"]
    still_open = met + dossier["targets_missed"] + dossier["targets_running"] - decided
    if not decided:
        said = "staat nog niet vast" if still_open else "onbekend"
        return tag("span", f"{dutch.number(every)}, {said}", css="vgg-none")
    left = every - decided - still_open
    extra = [f"{dutch.number(still_open)} nog open"] if still_open else []
    extra += [f"{dutch.number(left)} onbekend"] if left else []
    more = tag("small", f" · {', '.join(extra)}") if extra else NOTHING
    return joined(f"{dutch.number(met)} van {dutch.number(decided)}", tag("span", " gehaald", css="narrow"), more)


def link(dossier_id: str, text: str) -> Markup:
    """A link from another page that opens one dossier with the filters of this run."""
    return tag("a", text, href=links.page("dossiers", {"dossier": dossier_id}))
