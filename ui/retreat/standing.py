"""The slides about how things stand: the whole, the lights, what shifted, what asks for a decision."""

from __future__ import annotations

from typing import Any

from metrics import HEADLINES, LISTINGS, METRICS, Answer, dutch
from metrics.said import beside_budget
from ui.blocks import ask, light
from ui.blocks.markup import NOTHING, Markup, joined, tag
from ui.overview import cards
from ui.retreat.slide import MOST, Line, Slide, answered, behind, figure, lines, rest

_WORSE, _BETTER = "slechter", "beter"


def half() -> int:
    """The half a light is about: the one chosen, else the one that runs."""
    return ask.light_half()


def _colours() -> dict[str, int]:
    found = {a.by["colour"]: int(a.top) for a in _of_half("lights_by_colour", "colour")}
    return {colour: found[colour] for colour in ("rood", "oranje", "groen") if found.get(colour)}


def _colours_in_words() -> str:
    colours = _colours()
    if not colours:
        return f"{dutch.half(half())}: van geen dossier is de kleur bekend"
    return f"{dutch.half(half())}: " + ", ".join(f"{count} {colour}" for colour, count in colours.items())


def _of_half(metric_id: str, *by: str) -> list[Answer]:
    """A figure of the half that the slides are about, split by `by`."""
    return [a for a in ask.figures(METRICS[metric_id], ("half", *by)) if a.by["half"] == half()]


def stand() -> Slide:
    """How do we stand, in seven figures."""
    found = [
        figure("dossiers", more=_colours_in_words()),
        figure("meetings_held", "Overleggen gehouden", with_more=False),
        figure("turnout", "Opkomst"),
        figure("seats_filled", "VNG-zetels bezet", with_more=False),
        figure("result", "Resultaat tot nu toe", _against_budget()),
        figure("agreements_open", "Afspraken open"),
        figure("handovers", "Afbouw en start", with_more=False),
    ]
    unknown = sum(line.unknown for line in found)
    more = f"van deze zeven {'is er één' if unknown == 1 else f'zijn er {unknown}'} onbekend" if unknown else ""
    rows = behind("dossiers", "meetings_held", "seats_filled", "agreements_open", "handovers", "turnout", "result")
    return answered(HEADLINES["stand"], lines(found), rows, more=more)


def _against_budget() -> str:
    difference = ask.one(METRICS["result_difference"])
    if difference.value is None:
        return ""
    return beside_budget(difference.value, "tot dan begroot")


def lights() -> Slide:
    """The lights of each half as one bar."""
    return answered(HEADLINES["kleuren"], cards.light_bars(shares=True), behind("lights_by_colour"))


def shifts() -> Slide:
    """Which dossiers became worse or better, and why."""
    rows = [row for row in ask.kept(LISTINGS["light_list"]) if row["half"] == half()]
    worse = [row for row in rows if row["trend"] == _WORSE]
    better = [row for row in rows if row["trend"] == _BETTER]
    moved = sorted(worse, key=lambda r: (light.ORDER.index(r["worst"]), r["dossier_id"])) + better
    body = lines([_shift(row) for row in moved]) if moved else NOTHING
    body += rest(len(moved), "verschuiving", "verschuivingen") + _trends()
    return answered(HEADLINES["dossiers"], body, rows, "Verschuivingen")


def _trends() -> Markup:
    """How many dossiers stand how beside the half before, also those of which there is no line."""
    words = {_WORSE: _WORSE, _BETTER: _BETTER, "gelijk": "gelijk", None: "niet te vergelijken"}
    found = {a.by["trend"]: a.top for a in _of_half("lights_by_colour", "trend")}
    parts = [f"{words[trend]}: {dutch.number(found[trend])}" for trend in words if found.get(trend)]
    return tag("p", " · ".join(parts), css="vgg-more") if parts else NOTHING


def _shift(row: dict[str, Any]) -> Line:
    mark = joined(
        light.mark(row["previous_worst"]),
        tag("span", " → ", aria_hidden="true"),
        tag("span", " wordt ", css="vgg-aloud"),
        light.mark(row["worst"], word=True),
    )
    why = row["cause"] if row["trend"] == _WORSE else row["explanation"]
    more = f"{row['trend']}: {why}" if why else f"{row['trend']}; een reden staat er niet bij"
    return Line(f"{row['dossier_id']} {row['dossier_name']}", more=more, mark=mark)


def attention() -> Slide:
    """What asks for a decision, the heaviest first."""
    points = ask.kept(LISTINGS["attention"])
    if not points:
        return answered(HEADLINES["aandacht"])
    body = lines([_point(point) for point in points]) + rest(len(points), "punt", "punten")
    return answered(HEADLINES["aandacht"], body, points[:MOST])


def _point(point: dict[str, Any]) -> Line:
    colour = next((c for c in ("rood", "oranje") if point["kind"].startswith(c)), None)
    about = [str(point["reason"])]
    if point["owner"]:
        about.append(f"eigenaar: {point['owner']}")
    if colour is None:
        return Line(str(point["subject"]), point["kind"], " · ".join(about))
    if "verslechterd" in point["kind"]:
        about.insert(0, "verslechterd")
    return Line(str(point["subject"]), more=" · ".join(about), mark=light.mark(colour, word=True))
