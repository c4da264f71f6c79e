"""The slides about what was done: activity, turnout, VNG, money, and what stops or starts."""

from __future__ import annotations

from itertools import accumulate
from math import ceil
from typing import Any

from metrics import HEADLINES, LISTINGS, METRICS, dutch
from metrics.said import beside, beside_budget
from ui.blocks import ask
from ui.blocks.markup import NOTHING, Markup, tag
from ui.blocks.pictures import signs
from ui.blocks.pictures.gather import Row
from ui.blocks.pictures.rows import marks_in_rows
from ui.handovers import line
from ui.retreat import drawn, held
from ui.retreat.slide import Slide, all_unknown, answered, behind, figure, short, tiles

_MOST_LINES, _ONE_LINE, _NAME = 14, 20, 48
"""So many lines of text has a slide beside the line of time, so many letters has one, and so many a name at most."""


def activity() -> Slide:
    """What was held and what was not: every meeting in its place."""
    known = [METRICS["meetings_held"], METRICS["meetings_cancelled"], METRICS["meetings_postponed"]]
    is_unknown = all([ask.one(one).value is None for one in known])
    body = NOTHING if is_unknown else drawn.large(held.meetings()) + _reasons()
    rows = behind("meetings_listed", "meetings_undated")
    return answered(HEADLINES["activiteit"], body, rows, is_unknown=is_unknown)


def _reasons() -> Markup:
    """One thing that was called off, with the reason that was given, and how many more there are."""
    rows = ask.rows_of(METRICS["meetings_cancelled"])
    found = [(row["title"], row["reason"] or row["reason_code"]) for row in rows]
    known = [(title, why) for title, why in found if why]
    if not known:
        return NOTHING
    title, why = known[0]
    more = f"; en nog {dutch.number(len(rows) - 1)}" if len(rows) > 1 else ""
    said = f"{short(title, 40)} ({short(why, 40).rstrip('.')}){more}."
    return tag("p", tag("strong", "Geannuleerd: "), said, css="vgg-more")


def turnout() -> Slide:
    """Who came, and where one stays away: every municipality at every meeting with a list."""
    lists = ask.one(METRICS["list_coverage"])
    said = [figure("turnout", "alle gemeenten", with_more=False)]
    splits = [a for a in ask.figures(METRICS["turnout"], ("invitation",)) if a.value is not None]
    parts = [f"{one.about}: {one.value}" for one in said]
    parts += [f"uitnodiging {a.by['invitation']}: {dutch.percent(a.value)}" for a in splits[:2]]
    under = tag("p", " · ".join(parts), css="vgg-more")
    body = drawn.large(held.presence()) + under if lists.top else NOTHING
    return answered(HEADLINES["opkomst"], body, behind("turnout", "list_coverage"), is_unknown=not lists.top)


def vng() -> Slide:
    """Which seats are ours, vacant and ending."""
    without = [
        row["municipality"] + (" (wel tijdelijk)" if row["temporary_seats"] else "")
        for row in sorted(ask.rows_of(METRICS["municipalities_without_seat"]), key=lambda row: str(row["municipality"]))
    ]
    found = [
        figure("seats_filled", "Zetels bezet", with_more=False),
        figure("seats_vacant", "Zetels vacant", with_more=False),
        figure("seats_ending", "Lopen af binnen een jaar", with_more=False),
        figure("municipalities_without_seat", more=", ".join(without)),
        figure("vacancy_success", "Vacatures vervuld"),
    ]
    body = tag("div", drawn.seats(), tiles(found[1:]), css="vgg-beside") if not all_unknown(found) else NOTHING
    rows = behind("seats_filled", "seats_vacant", "vacancies")
    return answered(HEADLINES["vng"], body, rows, is_unknown=all_unknown(found))


def money() -> Slide:
    """Do we stay within the budget, and is the money there?"""
    gap, against = ask.one(METRICS["forecast_difference"]).value, ""
    if gap is not None:
        against = beside_budget(gap, "begroot")
    found = [
        figure("forecast_result", "Verwacht over het jaar", against, with_out_of=False),
        figure("liquid_bank", "Geld op de bank", with_more=False),
        figure("debtors_overdue", "Te laat bij debiteuren", with_more=False, with_out_of=False),
        figure("project_overspent", "Projecten voor eigen rekening", with_more=False)
        if ask.to_decide(METRICS["project_overspent"])
        else figure("budget_used", "Begroting gebruikt"),
    ]
    is_unknown = all_unknown([*found, figure("result"), figure("checks_failed")])
    rows = behind("result", "liquid_bank", "debtors_overdue")
    body = NOTHING if is_unknown else drawn.large(drawn.money()) + tiles(found)
    return answered(HEADLINES["financien"], body, rows, "Geld", is_unknown=is_unknown)


def handovers() -> Slide:
    """What stops, moves to another or starts, each on its date; two dates for one thing are shown, not smoothed."""
    rows = ask.rows(LISTINGS["handover_list"])
    wrong = [row for row in rows if row["is_contradiction"]]
    ordered = wrong + [row for row in rows if row not in wrong and row["state"] != "afgerond"]
    ordered += [row for row in rows if row not in ordered]
    body = drawn.large(_line(ordered)) + _besides("hours_freed", "money_freed") if rows else NOTHING
    return answered(HEADLINES["afbouw"], body, rows, is_unknown=not rows)


def _line(rows: list[dict[str, Any]]) -> Markup:
    """A row per task on the line of time; what does not fit is counted."""
    high = accumulate(ceil(len(short(row["subject"], _NAME)) / _ONE_LINE) for row in rows)
    count = sum(lines <= _MOST_LINES for lines in high)
    shown, rest = rows[:count], rows[count:]
    lines = [Row(short(row["subject"], _NAME), line.marks(row), after=(_begins(row),)) for row in shown]
    key = signs.key(mark.sign for one in lines for mark in one.marks)
    if rest:
        lines.append(Row(f"en nog {dutch.several(len(rest), 'taak', 'taken')}", (), after=("",)))
    label = f"Wat stopt, overgaat of begint: {dutch.several(len(rows), 'taak', 'taken')}"
    heads = ("ingang en stand",)
    return key + marks_in_rows(lines, line.axis(shown), label, ("taak", "taken"), ("datum", "data"), after=heads)


def _begins(row: dict[str, Any]) -> str:
    day = dutch.cell(row["takes_effect_on"], row["takes_effect_on_precision"]) or "geen datum"
    return f"{day} · {line.state(row)}"


def _besides(*names: str) -> Markup:
    """What stands beside the figures of the title, such as what only an intention would free."""
    found = [(METRICS[name], ask.one(METRICS[name])) for name in names]
    said = [f"{metric.title}: {', '.join(beside(metric, one))}" for metric, one in found if beside(metric, one)]
    return tag("p", " · ".join(said), css="vgg-more") if said else NOTHING
