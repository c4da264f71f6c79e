"""The looks of Afbouw: what stops, goes over or begins on a line of time, in the precision of its date."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from metrics import LISTINGS
from ui.blocks import ask, dutch, show
from ui.blocks.markup import Markup, joined, place, tag
from ui.dossiers import matrix

_SHAPES = {"afbouw": "▼", "overdracht": "→", "start": "●", "tijdelijk": "◔", "verkenning": "?"}
_DURATION = {"dag": "%Y-%m-%d", "maand": "%Y-%m", "jaar": "%Y"}


def timeline() -> None:
    """One line of time: each task on its date, a whole year after the days in it, and those without a date last."""
    show.html(ask.keep("handover timeline", _timeline))
    show.foot("afbouw-tijdlijn", LISTINGS["handover_list"])


def _timeline() -> Markup:
    rows = ask.rows(LISTINGS["handover_list"])
    if not rows:
        return tag("p", LISTINGS["handover_list"].needs, css="vgg-empty")
    dated = sorted((row for row in rows if row["takes_effect_on"]), key=_order)
    blocks = [
        tag("h3", str(year)) + tag("ol", *(_item(row) for row in of))
        for year, of in groupby(dated, key=lambda row: row["takes_effect_on"].year)
    ]
    bare = [row for row in rows if not row["takes_effect_on"]]
    if bare:
        blocks.append(tag("h3", "Zonder datum") + tag("ul", *(_item(row) for row in bare)))
    kinds = [kind for kind in _SHAPES if any(row["kind"] == kind for row in rows)]
    key = (tag("li", _sign(kind), f" {kind}") for kind in kinds)
    count = f"{dutch.several(len(dated), 'taak', 'taken')} met een datum, {len(bare)} zonder."
    return joined(
        tag("p", count, css="vgg-note"),
        tag("ul", *key, css="vgg-timekey", aria_label="Wat de tekens betekenen"),
        tag("div", *blocks, css="vgg-timeline"),
    )


def _sign(kind: str) -> Markup:
    return tag("span", _SHAPES[kind], css="shape", aria_hidden="true")


def _order(row: dict[str, Any]) -> tuple[Any, ...]:
    day, precision = row["takes_effect_on"], row["takes_effect_on_precision"]
    return day.year, precision == "jaar", day, row["handover_id"]


def _time(value: Any, precision: str | None) -> Markup:
    """The date in words; the machine gets no more precision than the source gave."""
    pattern = _DURATION.get(precision or "")
    return tag("time", dutch.when(value, precision), datetime=value.strftime(pattern) if pattern else None)


def _item(row: dict[str, Any]) -> Markup:
    when = (
        _time(row["takes_effect_on"], row["takes_effect_on_precision"])
        if row["takes_effect_on"]
        else tag("span", "geen datum genoemd", css="vgg-none")
    )
    about = [row["kind"], row["state"] if row["state"] != "onbekend" else "stand onbekend"]
    about += [f"aan {row['to_whom']}"] if row["to_whom"] else []
    about += [f"{dutch.figure(row['hours_freed'], 'uren')} per jaar vrij"] if row["hours_freed"] is not None else []
    about += [f"{dutch.euro(row['money_freed'])} per jaar vrij"] if row["money_freed"] is not None else []
    if row["is_letter_sent"] is not None:
        about.append("brief verstuurd" if row["is_letter_sent"] else "brief nog niet verstuurd")
    more = joined(" · ".join(about))
    if row["dossier_id"]:
        more += " · " + matrix.link(row["dossier_id"], f"{row['dossier_id']} {row['dossier_name']}")
    inside = tag("strong", row["subject"]) + tag("div", tag("small", more))
    if row["reason"]:
        inside += tag("div", tag("small", f"Waarom: {row['reason']}"))
    if row["is_contradiction"]:
        inside += tag("div", tag("span", "tegenspraak", css="vgg-chip"), " ", _both(row), css="vgg-contradiction")
    if row["ends_lights"]:
        inside += tag("div", tag("small", "Het hele dossier: na deze datum wordt er geen licht meer gegeven."))
    return tag("li", tag("span", when, css="when"), _sign(row["kind"]), tag("div", inside, place(row), css="what"))


def _both(row: dict[str, Any]) -> str:
    first = dutch.when(row["takes_effect_on"], row["takes_effect_on_precision"])
    return f"de bron noemt {first} en ook {dutch.when(row['other_date'], row['other_date_precision'])}."


def contradictions() -> None:
    """Tasks for which the source names two dates; both stand there and nobody chooses."""
    show.listing(
        LISTINGS["handover_list"],
        ("subject", "takes_effect_on", "other_date", "note"),
        which="is_contradiction",
        key="afbouw-tegenspraak",
        none="Van geen enkele taak noemt de bron twee data.",
    )


def register() -> None:
    """What, why, to whom, from when, whether the letter was sent, how it stands, and what comes free."""
    show.listing(
        LISTINGS["handover_list"],
        (
            "subject",
            "kind",
            "reason",
            "to_whom",
            "takes_effect_on",
            "is_letter_sent",
            "state",
            "hours_freed",
            "money_freed",
            "dossier_name",
        ),
        key="afbouw-register",
    )
