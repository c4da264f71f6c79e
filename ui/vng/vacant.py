"""Vacant seats, the longest first: since when, which rounds there were with their outcome, and the step to come."""

from __future__ import annotations

from datetime import date
from typing import Any

from metrics import LISTINGS, METRICS, dutch
from ui.blocks import ask, links, markup, show
from ui.blocks.markup import BREAK, Markup, joined, tag
from ui.vng import paths, seats


def count() -> int | None:
    """How many seats in permanent committees are vacant; None where that is not known."""
    found = ask.to_decide(METRICS["seats_vacant"])
    return None if found is None else int(found)


def drawer() -> None:
    """A row per vacant seat, also one in a temporary committee, which is said."""
    rows = [row for row in ask.kept(LISTINGS["seat_list"]) if row["state"] == "vacant"]
    if not rows:
        show.note("Er is geen zetel vacant." if ask.kept(LISTINGS["seat_list"]) else LISTINGS["seat_list"].needs)
        return
    rows.sort(key=lambda row: (row["vacant_since"] is not None, row["vacant_since"] or date.max, row["body_name"]))
    vacancies = ask.kept(LISTINGS["vacancy_list"])
    body = [_row(row, vacancies) for row in rows]
    heads = ["Zetel", "Vacant sinds", "Wat erover is besloten", "En nu"]
    show.html(markup.table("Vacante zetels, de langste eerst", heads, body))
    show.foot("vacant", LISTINGS["seat_list"], which="state = 'vacant'", label="Vacante zetels")
    show.foot("vacant-rondes", LISTINGS["vacancy_list"], label="Rondes")


def _row(row: dict[str, Any], vacancies: list[dict[str, Any]]) -> list[str]:
    of = [one for one in vacancies if (one["body_code"], one["seat_number"]) == (row["body_code"], row["seat_number"])]
    of.sort(key=lambda one: (one["opened_on"] or date.max, one["vacancy_id"]))
    temporary = " (tijdelijk)" if row["is_temporary"] else ""
    name = f"{row['body_name']}, zetel {row['seat_number']}{temporary}"
    return [
        tag("a", name, href=links.here({"commissie": row["body_code"]})),
        dutch.when(row["vacant_since"], row["vacant_since_precision"]),
        joined(*map(_decided, of), by=BREAK) if of else "in dit jaar geen ronde",
        _next(of),
    ]


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
