"""Vacant seats, the longest first: since when, how its rounds went, what is recorded about it, and what is to do."""

from __future__ import annotations

from datetime import date
from typing import Any

from metrics import LISTINGS, METRICS, dutch
from ui.blocks import ask, links, markup, show
from ui.blocks.markup import BREAK, NOTHING, Markup, joined, tag
from ui.vng import paths, seats


def count() -> int | None:
    """How many seats in permanent committees are vacant; None where that is not known."""
    found = ask.to_decide(METRICS["seats_vacant"])
    return None if found is None else int(found)


def drawer() -> None:
    """A row per vacant seat, also one in a temporary committee, which is said."""
    rows = ask.kept(LISTINGS["vacant_seat_list"])
    if not rows:
        show.note("Er is geen zetel vacant." if ask.kept(LISTINGS["seat_list"]) else LISTINGS["seat_list"].needs)
        return
    vacancies = ask.kept(LISTINGS["vacancy_list"])
    body = [_row(row, vacancies) for row in rows]
    heads = ["Zetel", "Vacant sinds", "Rondes van dit jaar", "Wat erover is vastgelegd", "En nu", markup.PLACE]
    show.html(markup.table("Vacante zetels, de langste eerst", heads, body))
    show.foot("vacant", LISTINGS["vacant_seat_list"], label="Vacante zetels")
    show.foot("vacant-rondes", LISTINGS["vacancy_list"], label="Rondes")


def _row(row: dict[str, Any], vacancies: list[dict[str, Any]]) -> list[str]:
    seat = (row["body_code"], row["seat_number"])
    # the round that the seat is said to be in also counts where it names no seat, as of a committee with one
    of = [
        one
        for one in vacancies
        if (one["body_code"], one["seat_number"]) == seat or one["vacancy_id"] == row["vacancy_id"]
    ]
    of.sort(key=lambda one: (one["opened_on"] or date.max, one["vacancy_id"]))
    temporary = " (tijdelijk)" if row["is_temporary"] else ""
    name = f"{row['body_name']}, zetel {row['seat_number']}{temporary}"
    return [
        tag("a", name, href=links.here({"commissie": row["body_code"]})),
        _since(row),
        joined(*map(_decided, of), by=BREAK) if of else "geen",
        _recorded(row),
        _next(of) if row["next_step_from"] in (None, "ronde") else "doen wat is vastgelegd",
        markup.place(row),
    ]


def _since(row: dict[str, Any]) -> Markup:
    """Since when, and how many days that is; of a month or a year at least those after it."""
    if row["vacant_since"] is None:
        return joined(dutch.UNKNOWN)
    least = "ten minste " if row["is_at_least"] else ""
    days = f"{least}{dutch.several(row['days_vacant'], 'dag', 'dagen')} op {dutch.day(row['judged_on'])}"
    return joined(dutch.when(row["vacant_since"], row["vacant_since_precision"]), tag("small", " ", days))


def _recorded(row: dict[str, Any]) -> Markup:
    """The round that runs, or the agreement or note that names the seat, with whose it is and by when."""
    more = [str(x) for x in (row["next_step_from"], row["owner_function"]) if x and x != "ronde"]
    if row["due_date"] and more:
        more.append(f"uiterlijk {dutch.when(row['due_date'], row['due_date_precision'])}")
    return joined(row["next_step"], tag("small", f" ({', '.join(more)})") if more else NOTHING)


def _decided(one: dict[str, Any]) -> Markup:
    on = f", {dutch.when(one['decided_on'], one['decided_on_precision'])}" if one["decided_on"] else ""
    return joined(f"{paths.turn(one)}: ", tag("strong", seats.how_it_went(one)), on)


def _next(of: list[dict[str, Any]]) -> str:
    """What is to be done about the seat, as far as its last round says it."""
    if not of or of[-1]["outcome"] not in ("open", dutch.UNKNOWN):
        return "open een nieuwe ronde"
    last = of[-1]
    if last["outcome"] == dutch.UNKNOWN:
        return "vul in hoe de laatste ronde afliep"
    closes = f" tot {dutch.when(last['closes_on'], last['closes_on_precision'])}" if last["closes_on"] else ""
    if last["is_without_candidate"]:
        return "zoek een kandidaat; de termijn is voorbij"
    return f"kandidaten melden{closes}" if not last["candidates"] else "wacht op het besluit"
