"""Whether a budget sheet is all there is of its year, where more of that year is stored than it says."""

from __future__ import annotations

from collections.abc import Mapping

from etl.check.budget.parts import Made
from etl.check.budget.stored import Beside, beside
from etl.intake.answers import LAYOUT, WHOLE
from etl.intake.choices import Choices
from etl.intake.remembered import values_for
from etl.readers.process.document import Ask
from metrics import dutch
from warehouse import Workbench

STAYS = "zij blijven staan en tellen mee"


def whole(
    bench: Workbench, made: Made, sheet: str, choices: Choices, other: Mapping[str, str]
) -> tuple[list[Ask], list[str], dict[str, str]]:
    """What is asked and said of what is stored beside the sheet, and dataset → year that the sheet replaces.

    other: what another sheet of the file replaces; one file can be the whole of one year.
    """
    asks: list[Ask] = []
    notes: list[str] = []
    replaced: dict[str, str] = {}
    years = sorted({*made.lines, *made.months})
    for year in years:
        found = beside(bench, year, made.lines.get(year, []), made.names, months=year in made.months)
        if not (found.lines or found.months):
            continue
        # the same is beside the next version too: then what was said of it holds
        key = f"wat er van {year} naast staat: {found.lines} × {', '.join(found.versions)}; {', '.join(found.months)}"
        answer = values_for("month_results", LAYOUT.partition(".")[2], choices).get(key, "")
        may_go = len(years) == 1 and {*other.values()} <= {year} and not (found.lines and year in made.held)
        if answer == WHOLE and may_go:
            replaced |= {"budget_lines": year} if found.lines else {}
            replaced |= {"month_results": year} if found.months else {}
            continue
        if answer == STAYS:
            notes.append(f"Blad ‘{sheet}’: van {year} {_what(found)}. Zij blijven staan en tellen mee.")
            continue
        options = (STAYS, WHOLE) if may_go else (STAYS,)
        asks.append(
            Ask(
                "whole",
                LAYOUT,
                key,
                f"Van {year} {_what(found)}, die niet op blad ‘{sheet}’ staan. Wat gebeurt daarmee?",
                options,
            )
        )
    return asks, notes, replaced


def _what(found: Beside) -> str:
    """What is stored beside a sheet, in words."""
    told = []
    if found.lines:
        versions = ", ".join(found.versions)
        told.append(
            f"{dutch.several(found.lines, 'begrotingsregel', 'begrotingsregels')} ({versions}; samen "
            f"{dutch.euro(found.amount, cents=True)})"
        )
    if found.months:
        names = ", ".join(found.months[:4]) + (" en verder" if found.months[4:] else "")
        told.append(f"realisatie per maand van {names} (samen {dutch.euro(found.realised, cents=True)})")
    return "staan er al " + " en ".join(told)
