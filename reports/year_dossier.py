"""One dossier of the year report: goal, targets, each half with its light and what happened in it, and who."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from metrics import LISTINGS, dutch
from metrics.light_words import MEANINGS, NOT_GIVEN
from reports.document import NOTE, STEP, Block, Bullets, Cell, Heading, Inner, Light, Paragraph, Table, cell
from reports.figures import OfReader

MISSING = "Nog niet ingevuld."
"""What stands in the place of a text that nobody wrote."""
TO_COME = "Deze helft is nog niet begonnen."
_BETWEEN = {"verloop": "Van het eerste naar het tweede licht.", "twee aspecten": "Twee kanten van hetzelfde dossier."}

Row = dict[str, Any]
Rows = Sequence[Row]


def blocks(asked: OfReader, dossier: Row, year: int) -> list[Block]:
    """The heading of a dossier and its table, in the order of the association's own form."""
    about = {"dossier": dossier["dossier_id"]}

    def rows(listing: str) -> Rows:
        return asked.rows(LISTINGS[listing], "", about)

    lights, meetings = {row["half"]: row for row in rows("light_list")}, rows("meeting_list")
    parts: list[tuple[Cell, Cell]] = [
        (cell("Doel"), cell(dossier["goal"] or MISSING, "tekst" if dossier["goal"] else STEP)),
        (cell(f"Te bereiken resultaten {year}"), _targets(rows("target_list"))),
    ]
    for half in (1, 2):
        inside = [row for row in meetings if row["half"] == half]
        name = f"{dutch.half(half).capitalize()} {year}"
        parts.append(
            ((Paragraph(name), *_lights(lights.get(half), dossier, year, half)), _half(lights.get(half), inside))
        )
    unknown = [row for row in meetings if row["half"] is None]
    if unknown:
        parts.append((cell("Overleggen, helft onbekend"), (Bullets(tuple(map(_meeting, unknown))),)))
    if ends := rows("handover_list"):
        parts.append((cell("Afbouw en start"), (Bullets(tuple(map(_handover, ends))),)))
    parts.append((cell("Wie"), _who(dossier)))
    heads = ("Portefeuille", str(dossier["portfolio_name"] or dutch.UNKNOWN))
    name = f"{dossier['dossier_id']} {dossier['dossier_name']}"
    return [Heading(name, 2), Table(name, heads, tuple(parts), (3, 10))]


def _targets(found: Rows) -> Cell:
    if not found:
        return cell("Geen resultaat genoemd.", STEP)
    return (Bullets(tuple(map(_target, found))),)


def _target(row: Row) -> str:
    """What was to be reached, with what was reached of it; of what has no number the words alone."""
    said = str(row["description"])
    if row["has_number"]:
        least = "ten minste " if row["realised_is_minimum"] else ""
        reached = (
            f"{least}{dutch.number(row['realised_value'])}" if row["realised_value"] is not None else dutch.UNKNOWN
        )
        said += (
            f": {reached} van {dutch.number(row['target_value'])} {row['unit'] or ''}".rstrip() + f", {row['state']}"
        )
    return f"{said}. {row['realised_note']}" if row["realised_note"] else said


def _lights(row: Row | None, dossier: Row, year: int, half: int) -> tuple[Inner, ...]:
    """The light or lights of a half; what is not there is said in the words of the pages."""
    key = f"{year}/{half}"
    if row is None:
        return (Light(NOT_GIVEN, f"{key}/1/{dossier['dossier_id']}"),)
    found = [colour for colour in (row["light_1"], row["light_2"]) if colour]
    if not found:
        return (Light(row["colour"] if row["colour"] in MEANINGS else NOT_GIVEN, f"{key}/1/{dossier['dossier_id']}"),)
    lights = [Light(colour, f"{key}/{n}/{dossier['dossier_id']}") for n, colour in enumerate(found, start=1)]
    between = (
        _BETWEEN.get(row["meaning"] or "", "Wat de twee samen betekenen, is niet gezegd.") if len(found) > 1 else ""
    )
    return (*lights, *cell(between, NOTE))


def _half(row: Row | None, meetings: Rows) -> Cell:
    """What was said of a half, why it stands where it stands, and the meetings in it."""
    parts: list[Inner] = []
    if row is not None:
        parts += cell(row["explanation"] or "")
        named = (("Oorzaak", "cause"), ("Gevolg", "consequence"), ("Bijsturing", "correction"))
        told = [f"{words}: {row[name]}" for words, name in named if row[name]]
        if told and (row["owner_function"] or row["due_date"]):
            by = f"voor {dutch.day(row['due_date'])}" if row["due_date"] else ""
            told.append(f"Eigenaar: {', '.join(part for part in (row['owner_function'], by) if part)}")
        if told:
            parts.append(Bullets(tuple(told)))
    if not parts:
        parts += cell(MISSING if row is None or row["has_begun"] else TO_COME, STEP)
    if meetings:
        parts += [Paragraph("Overleggen:", NOTE), Bullets(tuple(map(_meeting, meetings)))]
    return tuple(parts)


def _meeting(row: Row) -> str:
    """`do 9 feb 2023: Ledenavond met de VNG (leden, gehouden)`, with the reason of what did not go on."""
    why = f": {row['reason'] or row['reason_code']}" if row["reason"] or row["reason_code"] else ""
    kind = "" if row["kind"] in (None, dutch.UNKNOWN) else f"{row['kind']}, "
    on = dutch.when(row["meeting_date"], row["meeting_date_precision"])
    return f"{on}: {row['title']} ({kind}{row['outcome']}{why})"


def _handover(row: Row) -> str:
    on = dutch.when(row["takes_effect_on"], row["takes_effect_on_precision"])
    to_whom = f", aan {row['to_whom']}" if row["to_whom"] else ""
    why = f". {row['reason']}" if row["reason"] else ""
    return f"{row['subject']}: {row['kind']}{to_whom}, {on}, {row['state'] or dutch.UNKNOWN}{why}"


def _who(dossier: Row) -> Cell:
    lines = []
    if dossier["chair_name"] or dossier["chair_function"]:
        led = ", ".join(part for part in (dossier["chair_name"], dossier["chair_function"]) if part)
        lines.append(f"Voorzitter of trekker: {led}")
    if dossier["executor_roles"]:
        lines.append(str(dossier["executor_roles"]))
    if dossier["bodies"]:
        lines.append(f"VNG-commissie: {dossier['bodies']}")
    return tuple(Paragraph(line) for line in lines) or cell(MISSING, STEP)
