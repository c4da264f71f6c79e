"""Rows that a file which claims to be complete for a period no longer has: they go away, where they may.

Nothing goes while the file has a problem: then it cannot be said for sure what it has. A row that something else
refers to does not go either; that is a problem with its sentence.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from etl.check import plain
from etl.check.gone_rows import FileBeside, Gone
from etl.check.held_rows import guarded, in_use
from etl.check.period import Period, can_be, decides, period_of
from etl.check.problem import Checked, Problem
from etl.check.recognise import MADE
from etl.datasets import DATASETS
from etl.intake.choices import Choices
from etl.readers.meetings.same_day import LIST
from etl.readers.xaf.template_sheets import WHOLE_YEAR
from etl.schema import Dataset
from etl.store.batches import Batch
from warehouse import Workbench

ATTENDANCE = "attendance"
_BOOKS = ("ledger_entries", "ledger_accounts")


@dataclass
class Missing:
    """What is gone from a file, why something cannot go, and for which periods each dataset could be replaced."""

    gone: list[Gone] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    periods: dict[str, tuple[str, ...]] = field(default_factory=dict)


def missing(checked: Checked, bench: Workbench, choices: Choices, earlier: list[Batch]) -> Missing:
    """Compare what is stored of the chosen periods with what the file has.

    earlier: batches with rows of this same file, which count as its own when it is finished in parts.
    """
    file = FileBeside(checked, bench, earlier if choices.rows else [])
    found = Missing(periods=file.periods())
    for name, text in choices.replaces.items():
        _one(file, name, text, found)
    if checked.document.tallies and ATTENDANCE not in choices.replaces and not checked.problems:
        _of_lists(file, found)
    if found.gone and not checked.problems:
        for one in found.gone:
            found.problems += in_use(file, one, found.gone) + guarded(file, one)
    return found


def _one(file: FileBeside, name: str, text: str, found: Missing) -> None:
    """What is gone of one dataset; nothing, with a sentence, where that cannot be said."""
    dataset, period = DATASETS.get(name), period_of(text)
    if dataset is None or period is None or not can_be(dataset, period):
        title = dataset.title if dataset else name
        found.problems.append(
            file.problem(
                name,
                f"de periode ‘{text}’",
                f"een periode die blad ‘{title}’ kent: {_examples(dataset) if dataset else 'geen'}",
                plain.no_period(title),
            )
        )
        return
    if file.checked.problems:
        found.notes.append(
            f"Blad ‘{dataset.title}’ vervangt {period.words}. Welke regels dan weg zijn, is te zeggen als alle "
            "problemen zijn opgelost; tot dan gaat er niets weg."
        )
        return
    file.keys(dataset)
    if not file.has_rows(dataset, period):
        found.problems.append(
            file.problem(
                name,
                f"geen enkele regel van {period.words}",
                f"ten minste één regel van {period.words}, want anders zou alles van die periode weggaan; of kies bij "
                "Verschil een andere periode",
                plain.nothing_of(period.words),
            )
        )
        return
    gone = file.gone(dataset, period)
    if gone.rows:
        found.gone.append(gone)


def _of_lists(file: FileBeside, found: Missing) -> None:
    """A list is complete for its meetings: who an earlier list had and this one has not, was not there.

    A row that says as well who was invited or registered stays: it was another file that said so.
    """
    dataset = DATASETS[ATTENDANCE]
    meetings = " UNION ALL ".join(
        f"SELECT meeting_id FROM {part.table} WHERE basis = '{LIST}'"
        for part in file.checked.parts
        if part.dataset is dataset and "basis" in part.columns
    )
    if not meetings or not file.stored(dataset):
        return
    file.keys(dataset)
    gone = file.gone_where(
        dataset,
        "de overleggen in deze lijst",
        f"o.basis = '{LIST}' AND o.invited IS NULL AND o.registered IS NULL AND o.meeting_id IN ({meetings})",
    )
    if gone.rows:
        found.gone.append(gone)


def _examples(dataset: Dataset) -> str:
    kinds = ["alles", "2024" if decides(dataset) else "", "2024 eerste" if can_be(dataset, Period(2024, 1)) else ""]
    return " of ".join(f"‘{kind}’" for kind in kinds if kind)


def complete(checked: Checked, choices: Choices) -> Choices:
    """The choices, with the year for which a file of the books is complete; what a person chose goes before that.

    So a booking that was taken out in the bookkeeping package goes here too when the year is loaded again.
    """
    if checked.whole and not choices.rows:
        choices = choices.with_replaces({**checked.whole, **choices.replaces})
    year = checked.about.get(WHOLE_YEAR.lower(), "")
    if checked.document.kind not in MADE or not year or choices.rows:
        return choices
    brought = {part.dataset.name for part in checked.parts}
    return choices.with_replaces({**{name: year for name in _BOOKS if name in brought}, **choices.replaces})
