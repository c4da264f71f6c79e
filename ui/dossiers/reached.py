"""What a dossier reached, who was there, what was agreed, and who works on it: the lower half of its page."""

from __future__ import annotations

from datetime import date
from typing import Any

from metrics import LISTINGS, METRICS, dutch
from metrics.said import listed
from metrics.singular import after
from ui import agreement
from ui.blocks import ask, drawers, filters, links, show
from ui.blocks.markup import NOTHING, Markup, joined, tag
from ui.blocks.pictures import signs
from ui.blocks.pictures.axis import Column, Columns
from ui.blocks.pictures.gather import MOST_ROWS
from ui.blocks.pictures.rows import Mark, Row, marks_in_rows
from ui.blocks.pictures.targets import Target, targets
from ui.dossiers import one

_FEW, _AGREED, _NAMED = 6, 4, 12
_KNOWN = ("aanwezig", "afwezig")
_RESULTS = "Te bereiken resultaten"
Presence = dict[str, dict[str, str]]


def results() -> Markup:
    """What was to be reached as bars, with how many were met of those that are decided."""
    rows = one.rows(LISTINGS["target_list"])
    if not rows:
        return one.section(_RESULTS, "geen resultaat bekend")
    metric = METRICS["targets_met"]
    answer = next(a for a in ask.figures(metric, ("dossier_id",)) if a.by["dossier_id"] == one.asked())
    if answer.value is None:
        said = f"van {dutch.several(len(rows), 'resultaat', 'resultaten')} staat nog geen uitkomst vast"
    else:
        open_ones = len(rows) - int(answer.out_of or 0)
        said = f"{dutch.part(answer.value, answer.out_of)} gehaald"
        said += f"; van {dutch.number(open_ones)} staat de uitkomst niet vast" if open_ones else ""
    return one.section(_RESULTS, said, targets(_RESULTS, [_target(row) for row in rows]))


def _target(row: dict[str, Any]) -> Target:
    unit = f" {after(row['target_value'], row['unit'])}" if row["unit"] else ""
    if row["target_value"] is None:
        words = row["realised_note"] or "zonder getal"
    elif row["realised_value"] is None:
        words = f"van {dutch.exact(row['target_value'])}{unit}"
    else:
        least = "ten minste " if row["realised_is_minimum"] else ""
        words = f"{least}{dutch.part(row['realised_value'], row['target_value'])}{unit}"
    state = "" if row["state"] == "geen getal" else row["state"] or ""
    tip = row["realised_note"] or ""
    return Target(row["description"], row["realised_value"], row["target_value"], words, state, "", tip)


def presence() -> Markup:
    """Who was at each meeting with a list, each presence a mark; below three lists no percentage."""
    lists = one.rows(LISTINGS["dossier_turnout_list"])
    if not lists:
        return NOTHING
    metric = METRICS["dossier_turnout"]
    answer = next(a for a in ask.figures(metric, ("dossier_id",)) if a.by["dossier_id"] == one.asked())
    value, more = show.said(metric, answer)
    many = dutch.several(len(lists), "lijst", "lijsten")
    said = f"{value} over {many} ({more.split(' · ')[0]})"
    if answer.is_withheld:
        said = f"{many}: te weinig voor een percentage"
    by = _by_municipality(lists)
    key = signs.key(_sign(of.get(row["meeting_id"])) for of in by.values() for row in lists)
    small = tag("span", " · ".join(x for x in (said, _never(by, len(lists))) if x), " ", key)
    picture = _by_meeting(by, lists) if len(by) <= _NAMED else _by_name(by, lists)
    return one.section("Wie was er?", small, picture)


_LABEL = "Wie was er bij elk overleg met een presentielijst"
_THINGS = ("plaats aan tafel", "plaatsen aan tafel")


def _by_meeting(by: Presence, lists: list[dict[str, Any]]) -> Markup:
    """A row per meeting, a column per municipality: while these are few enough to have their names above them."""
    axis = Columns([Column(name) for name in by], is_named=True)
    rows = []
    for row in lists:
        marks = [_mark(name, of, row, at) for at, (name, of) in enumerate(by.items())]
        rows.append(Row(_in_year(row["meeting_date"], row["meeting_date_precision"]), marks))
    return marks_in_rows(rows, axis, _LABEL, ("overleg", "overleggen"), _THINGS)


def _in_year(day: date | None, precision: str | None) -> str:
    """A day in words, without the year where that is the one that the page is about."""
    return dutch.when(day, precision).removesuffix(f" {filters.current().year}")


def _by_name(by: Presence, lists: list[dict[str, Any]]) -> Markup:
    """A row per municipality, a column per meeting; of very many those that came least stand apart."""
    axis = Columns([Column(row["title"], row["meeting_date"]) for row in lists])
    rows = []
    for name, of in by.items():
        marks = [_mark(name, of, row, at) for at, row in enumerate(lists)]
        there, known = (sum(word in words for word in of.values()) for words in (("aanwezig",), _KNOWN))
        after = dutch.part(there, known) if known else dutch.UNKNOWN
        rows.append(Row(name, marks, links.page("opkomst", {"gemeente": name}), (after,)))
    if len(rows) > MOST_ROWS:
        rows.sort(key=lambda row: sum(mark.sign == "aanwezig" for mark in row.marks))
    nouns = ("gemeente", "gemeenten")
    return marks_in_rows(rows, axis, _LABEL, nouns, _THINGS, after=("aanwezig",), gathered=lambda rest: ("",))


def _by_municipality(lists: list[dict[str, Any]]) -> Presence:
    """Per municipality: meeting → presence, of the meetings with a list."""
    found: Presence = {}
    with_list = {row["meeting_id"] for row in lists}
    for row in one.rows(LISTINGS["attendance_list"]):
        if row["meeting_id"] in with_list:
            found.setdefault(row["municipality"], {})[row["meeting_id"]] = row["presence"]
    return dict(sorted(found.items()))


def _sign(presence: str | None) -> str:
    return signs.of_presence(presence or "niet uitgenodigd")


def _mark(name: str, of: dict[str, str], meeting: dict[str, Any], at: int) -> Mark:
    sign = _sign(of.get(meeting["meeting_id"]))
    when = dutch.when(meeting["meeting_date"], meeting["meeting_date_precision"])
    href = links.page("opkomst", {"gemeente": name})
    return Mark(sign, f"{name}, {meeting['title']}, {when}: {signs.word(sign)}", at, href)


def _never(by: Presence, lists: int) -> str:
    """Which municipalities are known to have missed every meeting: all by name, or how many."""
    missed = [name for name, of in by.items() if list(of.values()) == ["afwezig"] * lists]
    if lists < 2 or not missed:
        return ""
    who = listed(missed) if len(missed) <= _FEW else dutch.several(len(missed), "gemeente", "gemeenten")
    return f"bij geen van de {dutch.number(lists)}: {who}"


def agreements() -> Markup:
    """What was agreed, the latest first, each with its owner, its last day and how late it is."""
    rows = one.rows(LISTINGS["agreement_list"])
    if not rows:
        return one.section("Afspraken", "geen afspraak bekend")
    late = sum(bool(row["is_overdue"]) for row in rows)
    still = sum(bool(row["is_open"]) for row in rows)
    said = f"{dutch.number(still)} open, {dutch.number(late)} te laat" if still else "geen open"
    said += f", {until}" if late and (until := agreement.late_on()) else ""
    items = [_agreement(row) for row in rows[:_AGREED]]
    if left := len(rows) - _AGREED:
        more = tag("a", f"en nog {dutch.number(left)}", href=drawers.address("afspraken"))
        items += [tag("li", more)] if left > 0 else []
    return one.section("Afspraken", said, tag("ul", *items, css="vgg-list"))


def _agreement(row: dict[str, Any]) -> Markup:
    due = f"uiterlijk {_in_year(row['due_date'], row['due_date_precision'])}" if row["due_date"] else "zonder datum"
    owner = row["owner_function"] or "zonder eigenaar"
    late = tag("strong", f" {agreement.late(row)}", css="late") if row["is_overdue"] else NOTHING
    name = tag("a", row["description"], href=links.page("afspraken", {agreement.ADDRESS: agreement.named(row)}))
    state = "" if row["is_overdue"] else f" · {row['state'] or 'stand onbekend'}"
    return tag("li", joined(name, tag("small", f" {owner} · {due}{state}"), late))


def people() -> Markup:
    """Who leads and does the work, as functions; who sits in the committees behind it; the hours it took."""
    facts = one.facts()
    pairs: list[tuple[str, str | Markup | None]] = [
        ("Trekker", " · ".join(x for x in (facts["chair_name"], facts["chair_function"]) if x)),
        ("Uitvoering", facts["executor_roles"]),
        ("Organisator", facts["organiser"]),
        ("Uren", _hours()),
        ("VNG", _seats(facts)),
        ("Einde", dutch.when(facts["ends_on"], facts["ends_on_precision"]) if facts["ends_on"] else None),
        ("Opmerking", facts["remark"]),
    ]
    items = [tag("div", tag("dt", name), tag("dd", value)) for name, value in pairs if value]
    return (
        tag("section", tag("h2", "Wie"), tag("dl", *items, css="vgg-facts"), css="vgg-block who") if items else NOTHING
    )


def _seats(facts: dict[str, Any]) -> Markup:
    codes = (facts["bodies"] or "").split("; ")
    rows = [row for row in ask.kept(LISTINGS["seat_list"]) if row["body_code"] in codes]
    each = [
        joined(tag("a", row["body_name"], href=links.page("vng", {"commissie": row["body_code"]})), f": {_sits(row)}")
        for row in rows
    ]
    return joined(*each, by="; ")


def _sits(seat: dict[str, Any]) -> str:
    """Who sits on a seat; of one that is filled or vacant from a later day only, that is unknown."""
    if seat["state"] == "onbekend":
        return "onbekend wie er zit"
    return ", ".join(x for x in (seat["municipality"], seat["function"]) if x) or seat["state"]


def _hours() -> str:
    rows = one.rows(LISTINGS["effort_list"], "hours IS NOT NULL")
    if not rows:
        return ""
    row = rows[0]
    plan = f" van {dutch.number(row['planned_hours'], 0)} gepland" if row["planned_hours"] is not None else ""
    each = row["hours_per_meeting"]
    return f"{dutch.number(row['hours'], 0)}{plan}" + (
        f", {dutch.number(each, 0)} per overleg" if each is not None else ""
    )
