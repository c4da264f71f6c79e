"""How a figure is said: its value, what it stands beside, and how it came about or why it is unknown."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from metrics import dutch
from metrics.metric import CALENDAR_VIEWS, HALF, HALF_IF_ANY, NO_HALF, PORTFOLIOS, Answer, Filter, Listing, Metric
from metrics.singular import after


def said(metric: Metric, answer: Answer, in_cents: bool = False) -> tuple[str, str]:
    """A figure in words, and the line under it: how it came about or why it is unknown. in_cents: money to the cent."""
    if answer.is_withheld:
        return dutch.WITHHELD, f"minder dan {metric.fewest} ({dutch.number(answer.n)}): te weinig voor een percentage"
    if answer.value is None:
        return dutch.UNKNOWN, metric.needs or "Hiervoor zijn geen gegevens."
    parts = [part] if (part := part_of(metric, answer)) else []
    parts += beside(metric, answer)
    if answer.is_lower_bound:
        parts.append(f"ten minste: {metric.lower_because}")
    if answer.coverage_bottom is not None and metric.covers:
        parts.append(covered(metric, answer))
    if not parts:
        parts.append(f"geteld uit {dutch.several(answer.n, 'regel', 'regels')}" if answer.n else "geen gevonden")
    return value_of(metric, answer, in_cents), " · ".join(parts)


def covered(metric: Metric, answer: Answer) -> str:
    """Of how much of what it is about a figure is: `21 van 32 uitnodigingen waarvan bekend is …`."""
    words = after(answer.coverage_bottom, metric.covers)
    return f"{dutch.part(answer.coverage_top, answer.coverage_bottom)} {words}"


def value_of(metric: Metric, answer: Answer, in_cents: bool = False) -> str:
    """The figure itself: `66 %`, `≥ 19`, `≈ 37,5`, `€ 1.235`, `onbekend`, `niet getoond`."""
    if answer.value is None:
        return dutch.WITHHELD if answer.is_withheld else dutch.UNKNOWN
    bound = "≥ " if answer.is_lower_bound else "≤ " if answer.is_upper_bound else "≈ " if answer.is_estimate else ""
    return bound + dutch.figure(answer.value, metric.unit, in_cents)


def spoken(metric: Metric, answer: Answer) -> str:
    """The figure within a sentence: `66 %`, `ten minste 19`, `ongeveer 37,5`, `€ 1.235`, `onbekend`."""
    if answer.value is None:
        return value_of(metric, answer)
    bounds = (
        (answer.is_lower_bound, "ten minste "),
        (answer.is_upper_bound, "hoogstens "),
        (answer.is_estimate, "ongeveer "),
    )
    return next((word for holds, word in bounds if holds), "") + dutch.figure(answer.value, metric.unit)


def listed(parts: Sequence[str]) -> str:
    """Parts of a sentence after each other: `a`, `a en b`, `a, b en c`."""
    return " en ".join(part for part in (", ".join(parts[:-1]), *parts[-1:]) if part)


def part_of(metric: Metric, answer: Answer) -> str:
    """`21 van 32`, the exact top and bottom of a percentage; empty for any other figure."""
    if metric.unit != "%" or answer.value is None or answer.bottom is None:
        return ""
    return dutch.part(answer.top, answer.bottom)


def beside(metric: Metric, answer: Answer) -> list[str]:
    """What is no part of a figure and is named next to it: `5 geannuleerd`, `daarnaast ten minste 14 zonder datum`."""
    found = []
    for (_, words), other in zip(metric.beside, answer.beside or (), strict=False):
        if other["value"]:
            many = ("ten minste " if other["least"] else "") + dutch.number(other["value"])
            found.append(after(other["value"], words).format(many))
        elif other["value"] is None and other["least"]:
            found.append(words.format("een onbekend aantal"))
    return found


def not_followed(what: Metric | Listing, asked: Filter) -> str:
    """Which choice of the reader a figure or a list does not follow: `volgt de keuze van helft niet`; else empty."""
    named = [] if asked.half is None or {HALF, HALF_IF_ANY, NO_HALF} & set(what.applies) else ["helft"]
    named += ["portefeuille"] if asked.portfolios and PORTFOLIOS not in what.applies else []
    parts = [f"volgt de keuze van {' en '.join(named)} niet"] if named else []
    if asked.half is not None and asked.by_calendar and "helft" not in named and what.view not in CALENDAR_VIEWS:
        parts.append("telt de helft van het verslag, niet die van de kalender")
    return " · ".join(parts)


def made_up(flags: Iterable[bool]) -> str:
    """What data are called that are made up, from the mark of each: all of them, a part, or none (empty)."""
    found = {bool(flag) for flag in flags}
    return "" if True not in found else "deels fictief" if False in found else "fictief voorbeeld"


def against_budget(value: Any, budget: Any, gap: Any) -> str:
    """A result and its budget: `€ 120, begroot € 100 (€ 20 gunstiger dan begroot)`.

    To the cent where whole euros would show no difference. budget, gap: None where there is none to name.
    """
    if budget is None:
        return dutch.euro(value)
    in_cents = gap is not None and 0 < abs(gap) < 1
    said = f"{dutch.euro(value, in_cents)}, begroot {dutch.euro(budget, in_cents)}"
    return said if gap is None else f"{said} ({beside_budget(gap, 'begroot')})"


def beside_budget(gap: Any, budget: str) -> str:
    """How much better or worse than the budget; in cents where whole euros would say nothing, and none is none."""
    if not gap:
        return f"precies zoals {budget}"
    amount = dutch.euro(abs(gap), cents=abs(gap) < 1)
    return f"{amount} {'gunstiger' if gap > 0 else 'ongunstiger'} dan {budget}"
