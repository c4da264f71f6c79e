"""The rounds as steps: per vacancy its candidates and how far each came, with the outcome in full words."""

from __future__ import annotations

from datetime import date
from typing import Any

from metrics import LISTINGS, METRICS, dutch
from ui.blocks import ask, links
from ui.blocks.markup import Markup, tag
from ui.blocks.pictures import signs
from ui.blocks.pictures.steps import NOT_REACHED, NOT_RECORDED, REACHED, TO_COME, Path, Step, Whole, steps

Row = dict[str, Any]
_TITLE = "Rondes"
_HEADS = ("gemeld", "aan\u00adbevolen", "voor\u00adgedragen")
_WON = ("benoemd", "voorlopig benoemd")
_WORDS = {dutch.UNKNOWN: "afloop onbekend"}
_COUNTED = {**_WORDS, **dict.fromkeys(_WON, "vervuld"), "geen kandidaat": "zonder kandidaat"}
_LATER = "op een latere dag: "


def picture() -> Markup:
    """A row per candidate behind its vacancy; one for a vacancy without any, or of which it is not known."""
    vacancies = ask.kept(LISTINGS["vacancy_list"])
    if not vacancies:
        return tag("section", tag("h2", _TITLE), tag("p", LISTINGS["vacancy_list"].needs, css="vgg-empty"))
    found: dict[str, list[Row]] = {}
    for one in ask.kept(LISTINGS["nomination_list"]):
        if one["is_registered"]:
            found.setdefault(one["vacancy_id"], []).append(one)
    order = sorted(vacancies, key=lambda row: (row["opened_on"] or date.max, row["vacancy_id"]))
    rows = [path for row in order for path in _paths(row, found.get(row["vacancy_id"], []))]
    head = tag("h2", _TITLE, tag("span", " ", _message(), css="counted"))
    drawn = steps(_TITLE, _HEADS, rows, "kandidaten", has_dates=False)
    denied = ((row["body_name"] or row["vacancy_id"], row["contradiction"]) for row in order if row["contradiction"])
    problems = [tag("p", f"{name}: tegenspraak: {told}", css="vgg-problems") for name, told in denied]
    return tag("section", head, drawn, *problems)


def _message() -> str:
    """`8 vacatures: 3 vervuld, 2 niet benoemd, 1 open; daarnaast 1 nog niet opengesteld`."""
    counted: dict[str, int] = {}
    for answer in ask.figures(METRICS["vacancies"], ("outcome",)):
        name = _COUNTED.get(answer.by["outcome"], answer.by["outcome"])
        counted[name] = counted.get(name, 0) + int(answer.value or 0)
    order = ("vervuld", "niet benoemd", "ingetrokken", "zonder kandidaat", "open", *counted)
    names = sorted((name for name, many in counted.items() if many), key=order.index)
    parts = ", ".join(f"{dutch.number(counted[name])} {name}" for name in names)
    text = dutch.several(sum(counted.values()), "vacature", "vacatures") + (f": {parts}" if parts else "")
    to_come = int(ask.one(METRICS["vacancies_to_come"]).value or 0)
    return text + (f"; daarnaast {dutch.number(to_come)} nog niet opengesteld" if to_come else "")


def _paths(row: Row, candidates: list[Row]) -> list[Path]:
    href = links.page("vng", {"commissie": row["body_code"]}) if row["body_code"] else ""
    whole = Whole(row["body_name"] or "commissie niet genoemd", " · ".join(_about(row, candidates)), href)
    if candidates:
        return [_path(one, whole) for one in candidates]
    name, state = _nobody(row)
    return [_ended(name, tuple(Step(state) for _ in _HEADS), row, whole)]


def turn(row: Row) -> str:
    """`najaar, 2e keer`: which round a vacancy is of."""
    name = row["round"] or "ronde onbekend"
    return f"{name}, {row['round_number']}e keer" if (row["round_number"] or 1) > 1 else str(name)


def _about(row: Row, candidates: list[Row]) -> list[str]:
    """Under the name of the committee: the round, and what is of the vacancy and not of one candidate."""
    parts = [turn(row)]
    if candidates and {one["outcome"] for one in candidates} != {row["outcome"]}:
        parts.append(_WORDS.get(row["outcome"], str(row["outcome"])))
    if row["outcome"] == "open" and row["days_open"] is not None:
        parts.append(f"{dutch.several(row['days_open'], 'dag', 'dagen')} open")
    on = dutch.when(row["decided_on"], row["decided_on_precision"])
    if row["later_outcome"] and row["is_opened"]:
        parts.append(f"{_LATER}{row['later_outcome']} ({on})")
    if row["is_after_year"]:
        parts.append(f"beslist na dit jaar, {on}")
    if row["contradiction"]:
        parts.append("tegenspraak")
    return parts


def _nobody(row: Row) -> tuple[str, str]:
    """What stands in the place of a candidate, and the state of the steps."""
    if not row["is_opened"]:
        return f"open per {dutch.when(row['opened_on'], row['opened_on_precision'])}", TO_COME
    if row["candidates"] is None:
        return "kandidaten onbekend", NOT_RECORDED
    return ("geen kandidaat", NOT_REACHED) if row["is_without_candidate"] else ("nog geen kandidaat", TO_COME)


def _path(one: Row, whole: Whole) -> Path:
    name = ", ".join(x for x in (one["municipality"], one["function"]) if x) or dutch.UNKNOWN
    has_won = one["outcome"] in _WON
    is_open = one["outcome"] == "open"
    registered = f"{dutch.when(one['registered_on'], one['registered_on_precision'])}" if one["registered_on"] else ""
    states = [
        _state(one["is_recommended"], has_won or bool(one["is_nominated"]), is_open),
        _state(one["is_nominated"], has_won, is_open),
    ]
    return _ended(name, (Step(REACHED, registered), *map(Step, states)), one, whole, one["later_outcome"] or "")


def _state(is_so: bool | None, is_later_reached: bool, is_open: bool) -> str:
    """The state of a step: what nobody recorded is not recorded, or, while the candidate is open, to come."""
    if is_so is not None:
        return REACHED if is_so else NOT_REACHED
    return TO_COME if is_open and not is_later_reached else NOT_RECORDED


def _ended(name: str, taken: tuple[Step, ...], row: Row, whole: Whole, later: str = "") -> Path:
    outcome = str(row["outcome"])
    tone, sign = (
        ("good", signs.IN_TEXT["gelukt"])
        if outcome in _WON
        else ("open", "")
        if outcome in ("open", dutch.UNKNOWN)
        else ("bad", signs.IN_TEXT["niet gelukt"])
    )
    words = _WORDS.get(outcome, outcome)
    if not row.get("is_opened", True):
        words = "nog niet opengesteld"
    return Path(name, taken, f"{words}; later {later}" if later else words, sign, tone, of=whole)
