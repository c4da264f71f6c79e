"""The slides about how things stand: the whole, the lights, what shifted."""

from __future__ import annotations

from typing import Any

from metrics import HEADLINES, LISTINGS, METRICS, Answer, dutch
from metrics.decisions import by_weight
from metrics.said import beside_budget, part_of
from ui.blocks import ask
from ui.blocks.markup import NOTHING, Markup, tag
from ui.dossiers import bars
from ui.retreat import changed, drawn
from ui.retreat.slide import MOST, Slide, all_unknown, answered, behind, figure, tiles

_WORSE, _BETTER = "slechter", "beter"


def half() -> int:
    """The half a light is about: the one chosen, else the one that runs."""
    return ask.light_half()


def _colours() -> dict[str, int]:
    found = {a.by["colour"]: int(a.top) for a in _of_half("lights_by_colour", "colour")}
    return {colour: found[colour] for colour in ("rood", "oranje", "groen") if found.get(colour)}


def _of_half(metric_id: str, *by: str) -> list[Answer]:
    """A figure of the half that the slides are about, split by `by`."""
    return [a for a in ask.figures(METRICS[metric_id], ("half", *by)) if a.by["half"] == half()]


def stand() -> Slide:
    """How do we stand, in seven figures with their pictures."""
    found = [
        figure("dossiers", f"Dossiers, {dutch.months(half())}", with_more=False, picture=bars.parts(half())),
        figure("meetings_held", "Overleggen gehouden", with_more=False, picture=drawn.part("meetings_held")),
        figure("turnout", "Opkomst", part_of(METRICS["turnout"], ask.one(METRICS["turnout"])), picture=drawn.spread()),
        figure("seats_filled", "VNG-zetels bezet", with_more=False, picture=drawn.filled("seats_filled")),
        figure("result", "Resultaat tot nu toe", _against_budget()),
        figure("agreements_open", "Afspraken open", picture=drawn.part("agreements_open")),
        figure("handovers", "Afbouw en start", with_more=False),
    ]
    unknown = sum(line.unknown for line in found)
    more = f"van deze zeven {'is er één' if unknown == 1 else f'zijn er {unknown}'} onbekend" if unknown else ""
    rows = behind("dossiers", "meetings_held", "seats_filled", "agreements_open", "handovers", "turnout", "result")
    return answered(HEADLINES["stand"], tiles(found), rows, more=more, is_unknown=all_unknown(found))


def _against_budget() -> str:
    difference = ask.one(METRICS["result_difference"])
    if difference.value is None:
        return ""
    return beside_budget(difference.value, "tot dan begroot")


def lights() -> Slide:
    """The light of each dossier per portfolio, both halves side by side."""
    body = drawn.lights() if _colours() else NOTHING
    return answered(HEADLINES["kleuren"], body, behind("lights_by_colour"), is_unknown=not _colours())


def shifts() -> Slide:
    """Which dossiers became worse or better, and why."""
    rows = [row for row in ask.kept(LISTINGS["light_list"]) if row["half"] == half()]
    worse = [row for row in rows if row["trend"] == _WORSE]
    better = [row for row in rows if row["trend"] == _BETTER]
    moved = sorted(worse, key=by_weight) + better
    body = changed.drawn([_move(row) for row in moved])
    body += _trends(len(moved))
    is_compared = any(row["trend"] for row in rows)
    return answered(HEADLINES["dossiers"], body, rows, "Verschuivingen", is_unknown=not is_compared)


def _trends(moved: int) -> Markup:
    """How many dossiers stand how beside the half before, also those of which there is no line."""
    words = {_WORSE: _WORSE, _BETTER: _BETTER, "gelijk": "gelijk", None: "niet te vergelijken"}
    found = {a.by["trend"]: a.top for a in _of_half("lights_by_colour", "trend")}
    parts = [f"{words[trend]}: {dutch.number(found[trend])}" for trend in words if found.get(trend)]
    parts = [*([f"{dutch.number(MOST)} van de {dutch.number(moved)} getoond"] if moved > MOST else []), *parts]
    return tag("p", " · ".join(parts), css="vgg-more") if parts else NOTHING


def _move(row: dict[str, Any]) -> dict[str, Any]:
    """A shift as `changed.drawn` takes it. why: of what became worse, the cause that was given."""
    cause = f"Opgegeven oorzaak: {row['cause']}" if row["cause"] else "Een oorzaak staat er niet bij."
    return {
        "name": row["dossier_name"],
        "before": row["previous_worst"],
        "after": row["worst"],
        "trend": row["trend"],
        "why": cause if row["trend"] == _WORSE else "",
    }
