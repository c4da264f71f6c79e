"""Answers given by hand to who makes a sentence of them, in place of those that a store gives."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from metrics import Answer, Where

NOT_KNOWN = Answer({}, None, None, None, None, 0, False, False, False, False, None, None, None, None)
Y2024 = Where(2024)


def a(value: Any, out_of: Any = None, **more: Any) -> Answer:
    """A figure as a whole."""
    return replace(NOT_KNOWN, value=value, out_of=out_of, top=value, n=1, **more)


def share(top: int, bottom: int, **more: Any) -> Answer:
    """A percentage."""
    return replace(NOT_KNOWN, top=top, bottom=bottom, value=100 * top / bottom, n=bottom, **more)


def of_half(name: str, half: int = 2, **counts: int) -> list[Answer]:
    """A figure split by half and by one more name; `niet_gegeven` is written so, None `not_said`."""
    words = {None if word == "not_said" else word.replace("_", " "): count for word, count in counts.items()}
    return [replace(a(count), by={"half": half, name: word}) for word, count in words.items()]


def colours(half: int = 2, **counts: int) -> dict[Any, list[Answer]]:
    """The colours of a half, which has begun."""
    return {
        ("lights_by_colour", "half", "colour"): of_half("colour", half, **counts),
        ("lights_by_colour", "half", "has_begun"): [replace(a(1), by={"half": half, "has_begun": True})],
    }


def half_of(name: str, value: Any, out_of: Any, half: int = 2) -> dict[Any, list[Answer]]:
    """A figure split by half alone."""
    return {(name, "half"): [replace(a(value, out_of), by={"half": half})]}


class Given:
    """Who asks, with answers by hand. figures: id, or id and names of the split → answer(s); any other is unknown.

    brought: what no view holds.
    """

    def __init__(
        self,
        *figures: dict[Any, Any],
        rows: Any = None,
        where: Where = Y2024,
        is_running: bool = False,
        brought: Any = None,
    ):
        self.where, self.is_running, self.judged_on = where, is_running, date(where.year or 2024, 12, 31)
        self.known = {key: answer for some in figures for key, answer in some.items()}
        self.lists = rows or {}
        self.brought = brought

    def figures(self, metric, by):
        found = self.known.get((metric.id, *by) if by else metric.id)
        return (
            [NOT_KNOWN] if found is None and not by else found if isinstance(found, list) else [found] if found else []
        )

    def to_decide(self, metric):
        return self.figures(metric, ())[0].value

    def rows(self, listing, which, equals):
        return self.lists.get(listing.id, [])


POINTS = {"attention": [{}] * 3}
ALL_LIT = {"dossiers_with_light": a(2, 2), "result": a(Decimal(5))}


def held(value, out_of, cancelled=0, postponed=0, undated=0, least=False):
    """The meetings held, with what stands beside them in the order in which it is declared."""
    beside = [cancelled, 0, 0, postponed, 0, 0, undated]
    told = [{"value": count, "least": least and count == undated} for count in beside]
    return {"meetings_held": a(value, out_of, beside=told)}


def light(worst, trend=None, before=None, **more):
    return {
        "half": 2,
        "worst": worst,
        "colour": worst,
        "trend": trend,
        "previous_worst": before,
        "light_2": None,
    } | more


def dossier(name="Musea", held=0, met=0, decided=0, targets=0, least=False):
    numbers = {"meetings_held": held, "meetings_without_date": None, "is_minimum": least}
    targets = {"targets_met": met, "targets_decided": decided, "targets": targets or decided}
    return {"dossier_list": [{"dossier_id": "D1", "dossier_name": name} | numbers | targets]}


LONG = "Samenwerken aan de bereikbaarheid van dorpen en wijken in het hele gebied, fase twee"
"""A name of more than eighty characters."""


def seats(filled, many, vacant, ending=None, **more):
    return {"seats_filled": a(filled, many), "seats_vacant": a(vacant, many), **more} | (
        {"seats_ending": ending} if ending else {}
    )


def money(forecast=None, budget=None, note="", ties="ja", **more):
    """Money in euros; the ties of the books, of which eleven controls tie."""
    known = {"forecast_result": a(Decimal(forecast), note=note)} if forecast is not None else {}
    known |= {"budget_result": a(Decimal(budget))} if budget is not None else {}
    tied = {
        "ja": (11, 0, 0, None),
        "ja, op twee na": (11, 0, 2, None),
        "nee": (9, 2, 0, None),
        "nog niet": (3, 0, 1, "de bank"),
    }
    names = ("answer", "tied", "failed", "not_compared", "missing")
    return {**known, **more}, {"ties_list": [dict(zip(names, (ties.partition(",")[0], *tied[ties]), strict=True))]}


def closed(rows, months=12):
    return rows | {"closed_months": [{"months_closed": months}]}


RUNNING = {"where": Where(2026), "is_running": True}
FIRST = Where(2024, 1)
