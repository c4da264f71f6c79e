"""Both halves of a dossier: the light that was given with its reasons, and the light that follows from the figures."""

from __future__ import annotations

from typing import Any

from metrics import LISTINGS, dutch, light_words
from ui.blocks import drawers, enter, light, notes, show
from ui.blocks.markup import NOTHING, Markup, joined, tag
from ui.dossiers import matrix, one
from ui.dossiers.trend import moved

_REASONS = (
    ("cause", "Opgegeven oorzaak"),
    ("consequence", "Gevolg"),
    ("correction", "Bijsturing"),
    ("verdict_reason", "Teruggegeven omdat"),
    ("revision_reason", "Gecorrigeerd omdat"),
)
_ENDS = "Voor een helft daarna wordt geen licht meer gegeven."


def halves() -> None:
    """A card per half; after them that the dossier goes over to another, where it does."""
    enter.said()
    proposed = {row["half"]: row for row in one.rows(LISTINGS["proposal_list"])}
    cards = [_card(row, proposed.get(row["half"])) for row in one.rows(LISTINGS["light_list"])]
    show.html(tag("div", *cards, css="vgg-halves") if cards else NOTHING)
    for row in one.rows(LISTINGS["handover_list"], "ends_lights"):
        since = dutch.when(row["takes_effect_on"], row["takes_effect_on_precision"])
        to = f" aan {row['to_whom']}" if row["to_whom"] else ""
        show.note(f"Dit dossier gaat per {since} over{to}. {_ENDS}")


def _card(row: dict[str, Any], proposal: dict[str, Any] | None) -> Markup:
    begun = ", nog niet begonnen" if row["has_begun"] is False else ""
    head = tag("h2", dutch.months(row["half"]), tag("small", begun) if begun else NOTHING)
    inside = [tag("div", head, tag("p", *_light(row)), css="stands"), *_said(row)]
    if proposal:
        inside.append(_proposed(row, proposal))
    inside.append(notes.written(notes.LIGHT, notes.light(row["dossier_id"], row["half"])))
    differs = proposal is not None and proposal["is_disagreement"]
    return tag("section", *inside, css="vgg-half differs" if differs else "vgg-half")


def _light(row: dict[str, Any]) -> list[Markup]:
    """The light itself, what its colour means, how it moved, and what must be known of it."""
    shown = [tag("span", light.cell(row["light_1"], row["light_2"], row["colour"], row["meaning"]), css="light")]
    if row["light_1"] and not row["light_2"]:
        shown.append(tag("span", light_words.MEANINGS[row["light_1"]], css="means"))
    if row["trend"]:
        shown.append(moved(row["trend"], row["previous_worst"]))
    return [joined(*shown, matrix.marks(row), by=" ")]


def _said(row: dict[str, Any]) -> list[Markup]:
    """What was said with the light, and when; what is not known is said once."""
    found = []
    if row["explanation"]:
        found.append(tag("span", f"“{row['explanation']}”"))
    for name, label in _REASONS:
        if row[name]:
            found.append(joined(tag("strong", f"{label}: "), row[name]))
    if row["owner_function"] or row["due_date"]:
        due = f"voor {dutch.day(row['due_date'])}" if row["due_date"] else ""
        found.append(joined(tag("strong", "Wie: "), ", ".join(x for x in (row["owner_function"], due) if x)))
    if row["recorded_on"]:
        found.append(tag("span", _given(row), css="vgg-small"))
    elif row["light_1"]:
        found.append(tag("span", "Wanneer dit licht is gegeven, is niet bekend.", css="vgg-small"))
    return [tag("p", joined(*found, by=" "))] if found else []


def _given(row: dict[str, Any]) -> str:
    given = f"Gegeven {dutch.when(row['recorded_on'], row['recorded_on_precision'])}"
    if row["age_days"] is not None and row["age_days"] >= 0:
        given += f", {dutch.several(row['age_days'], 'dag', 'dagen')} oud"
    return given + (f" · verouderd: voor de {dutch.half(row['half'])} begon" if row["is_stale"] else "") + "."


def _proposed(row: dict[str, Any], proposal: dict[str, Any]) -> Markup:
    """What follows from the figures: as large as the light where it differs, with the rules that say so."""
    colour = proposal["proposed"]
    rests = tag("a", proposal["coverage"], href=drawers.address("voorstel"))
    if colour == "onbekend":
        return tag("p", "Uit de cijfers volgt geen licht: ", rests, css="vgg-small")
    why = "; ".join(
        f"{rule['rule_title']}: {rule['reason']}"
        for rule in one.rows(LISTINGS["light_evidence_list"])
        if rule["half"] == row["half"] and rule["outcome"] == colour
    )
    if not proposal["is_disagreement"]:
        also = "ook " if proposal["is_comparable"] else ""
        because = f" {why} · " if why and colour != "groen" else " "
        mark = light.mark(colour, word=True)
        return tag("p", f"Uit de cijfers volgt {also}", mark, because, rests, css="vgg-small")
    mark = tag("span", light.mark(colour, word=True), css="light")
    return tag("p", "Uit de cijfers volgt ", mark, f" {why} · ", rests, css="proposed")
