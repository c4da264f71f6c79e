"""The year of a dossier as a line: what happened, its meetings, its agreements and how late they are, its lights."""

from __future__ import annotations

from datetime import date
from typing import Any

from metrics import LISTINGS, dutch
from metrics.dossiers import all_held
from metrics.said import listed
from metrics.singular import after
from ui import agreement, meeting
from ui.blocks import ask, drawers, filters, light, links
from ui.blocks import year as in_year
from ui.blocks.markup import Markup, tag
from ui.blocks.pictures import signs
from ui.blocks.pictures.axis import Event, of_year
from ui.blocks.pictures.rows import Mark, Row, marks_in_rows
from ui.dossiers import matrix, one

_LONG = 60
"""Up to so many letters an agreement has its name in the picture; a longer one has it in its tip."""


def year() -> Markup:
    """The line, with its key and how many meetings were held of what was planned."""
    named = (("overleg", _meetings()), ("afspraak", _agreements()), ("licht", _lights()))
    rows = [Row(name, marks) for name, marks in named if marks]
    if rows and (happened := in_year.events(lambda key: meeting.address("activiteit", key), is_named=True)):
        rows.insert(0, Row("gebeurtenissen", happened))
    chosen, known = filters.current(), ask.about()
    today = known.today if known and known.is_running else None
    axis = of_year(chosen.year or 0, chosen.by_calendar, _events(), today)
    signs_used = (mark.sign for _, marks in named for mark in marks)
    key = signs.key(sign for sign in signs_used if not signs.is_light(sign))  # beside a light stands its word
    label = f"Het jaar van {one.asked()}: " + listed([dutch.several(len(m), *_NOUNS[name]) for name, m in named if m])
    picture = marks_in_rows(rows, axis, label, ("wat", "wat"), ("teken", "tekens"), empty=_NOTHING)
    return one.section("Het jaar", tag("span", _held(), " ", key), picture)


_NOUNS = {"overleg": ("overleg", "overleggen"), "afspraak": ("afspraak", "afspraken"), "licht": ("licht", "lichten")}
_NOTHING = "Van dit dossier staat niets met een dag in de gegevens: geen overleg, geen afspraak en geen licht."


def _held() -> str:
    """How many meetings were held of those planned, with what is in that number and what is not."""
    facts = one.facts()
    against, beside = matrix.held_of_planned(facts)
    held = all_held(facts)
    others = ("meetings_cancelled", "meetings_planned", "meetings_unanswered", "meetings_elsewhere", "meetings_held")
    if not (held or against or any(facts[name] for name in others)):
        return " · ".join(["geen overleg bekend", *beside])
    least = "ten minste " if facts["is_minimum"] else ""
    said = [f"{least}{dutch.several(held, 'overleg', 'overleggen')} gehouden"]
    said += [f"voorgenomen: {against}"] if against else []
    return " · ".join([*said, *beside, *matrix.apart(facts, has_plan=False)])


def _day(row: dict[str, Any], name: str) -> date | None:
    """The day of a row where that is known to the day; None for what has only a month or less."""
    day = row[name]
    return day if isinstance(day, date) and row[f"{name}_precision"] in (None, "dag") else None


def _short(day: date) -> str:
    return f"{day.day} {dutch.MONTHS[day.month - 1]}"


def _meetings() -> list[Mark]:
    lists = {row["meeting_id"]: row for row in one.rows(LISTINGS["dossier_turnout_list"])}
    return [_meeting(row, lists.get(row["meeting_id"])) for row in one.rows(LISTINGS["meeting_list"])]


def _meeting(row: dict[str, Any], attended: dict[str, Any] | None) -> Mark:
    at = _day(row, "meeting_date")
    state = row["outcome"] or "afloop onbekend"
    said = [row["title"], row["kind"], dutch.when(row["meeting_date"], row["meeting_date_precision"])]
    label = _short(at) if at else ""
    if attended:
        of = f"{attended['municipalities_present']} van {attended['municipalities_known']}"
        said += [state, f"{of} {after(attended['municipalities_known'], 'gemeenten')}"]
        label += f" · {of}"
    else:
        said.append(f"{state}: {row['reason_code']}" if row["reason_code"] else state)
        label += f": {row['reason_code'] or state}" if state != "gehouden" else ""
    sign = signs.of_meeting(row["kind"], row["state"], row["is_unanswered"])
    return Mark(sign, ", ".join(x for x in said if x), at, drawers.address("overleggen"), label=label)


def _agreements() -> list[Mark]:
    return [_agreement(row) for row in one.rows(LISTINGS["agreement_list"])]


def _agreement(row: dict[str, Any]) -> Mark:
    """A mark at the last day; where it is late or was done too late, a bar runs from there."""
    due = _day(row, "due_date")
    said = [row["description"], f"uiterlijk {dutch.when(row['due_date'], row['due_date_precision'])}"]
    late = agreement.late(row) if row["is_overdue"] else ""
    said.append(late or row["state"] or "stand onbekend")
    until = None
    if due and row["is_overdue"]:
        until = date.fromordinal(due.toordinal() + row["days_overdue"])
    elif due and row["closed_on"] and row["closed_on"] > due:
        until = row["closed_on"]
        said.append(f"afgerond {dutch.day(until)}")
    name = row["description"] if len(row["description"]) <= _LONG else ""
    label = ": ".join(x for x in (name, late) if x)
    href = links.page("afspraken", {agreement.ADDRESS: agreement.named(row)})
    return Mark("afspraak", ", ".join(["Afspraak", *said]), due, href, label=label, until=until)


def _lights() -> list[Mark]:
    return [_light(row) for row in one.rows(LISTINGS["light_list"]) if row["light_1"]]


def _light(row: dict[str, Any]) -> Mark:
    at = _day(row, "recorded_on") if row["recorded_on"] else None
    both = " en ".join(x for x in (row["light_1"], row["light_2"]) if x)
    given = f"gegeven {dutch.when(row['recorded_on'], row['recorded_on_precision'])}"
    name = f"Licht van {dutch.months(row['half'])}: {both}, {given}"
    return Mark(
        signs.of_light(row["worst"] if row["worst"] in light.ORDER[:3] else "onbekend"),
        name,
        at,
        drawers.address("geschiedenis"),
        label=both,
    )


def _events() -> list[Event]:
    """What of this dossier stops, goes over or begins, each on its day as a line through all rows."""
    found = []
    for row in one.rows(LISTINGS["handover_list"]):
        if day := _day(row, "takes_effect_on"):
            found.append(Event(day, f"{row['kind']}: {row['subject']}"[:60], links.page("afbouw")))
    return found
