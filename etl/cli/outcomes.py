"""The outcome of a check or a load, as lines or as JSON: counts per sheet, rows that go, problems, questions."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from typing import Any

from etl.check.causes import causes
from etl.check.diff import MOST_CHANGES
from etl.check.problem import Problem
from etl.cli.answer import DONE, PROBLEMS, say
from etl.datasets import DATASETS
from etl.load import Outcome
from etl.readers.process.document import Tally
from metrics import dutch

_MOST_SHOWN = 20
_KEYS = ("file", "sheet", "row", "column", "found", "wanted", "suggestion", "title", "instruction", "subject")


def report(asked: argparse.Namespace, outcomes: list[Outcome], *, waits: bool = False) -> int:
    """Tell how it went with each file. Gives PROBLEMS when something is left to be done, else DONE.

    waits: nothing was saved, as the difference must be seen first.
    """
    if asked.json:
        say(json.dumps(_together([outcome_as_json(outcome) for outcome in outcomes]), ensure_ascii=False, indent=1))
    else:
        for outcome in outcomes:
            say("\n".join(_lines(outcome)))
    problems = any(outcome.problems for outcome in outcomes)
    saved_all = getattr(asked, "good_rows", False) and all(o.batch or not o.problems for o in outcomes)
    asks = any(outcome.open_asks and not outcome.batch for outcome in outcomes)
    waits = waits or any(outcome.moved for outcome in outcomes)
    return PROBLEMS if (problems and not saved_all) or asks or waits else DONE


def by_cause(problems: Sequence[Problem]) -> Iterator[str]:
    """The problems in lines: each cause once, with its places under it."""
    for cause in causes(problems):
        yield f"  {cause.sentence}"
        yield from (f"    {line}" for line in cause.lines)


def problem_as_json(problem: Problem) -> dict[str, Any]:
    """A problem as an object with its ten keys."""
    return {key: getattr(problem, key) for key in _KEYS}


def outcome_as_json(outcome: Outcome) -> dict[str, Any]:
    """An outcome as an object: what would change, what is wrong and what is asked."""
    return {
        "file": outcome.file,
        "sha256": outcome.sha256,
        "batch": outcome.batch,
        "message": outcome.message,
        "moved": outcome.moved,
        "problems": [problem_as_json(problem) for problem in outcome.problems],
        "notes": outcome.notes,
        "questions": [ask.text for ask in outcome.open_asks],
    } | difference_as_json(outcome)


def difference_as_json(outcome: Outcome) -> dict[str, Any]:
    """What saving would change, or changed: rows per dataset, cells, and rows that go."""
    return {
        "datasets": {name: vars(c) for name, c in outcome.datasets.items()},
        "changes": [vars(change) for change in outcome.changes],
        "gone": [
            {"dataset": g.dataset, "period": g.period, "rows": g.rows, "shown": [vars(row) for row in g.shown]}
            for g in outcome.gone
        ],
    }


def difference(outcome: Outcome) -> Iterator[str]:
    """What saving would change, or changed, in lines: rows per dataset, the first cells, and the first rows that go."""
    for name, count in outcome.datasets.items():
        title = DATASETS[name].title
        gone = f", {count.gone} weg" if count.gone else ""
        yield f"  {title}: {count.new} nieuw, {count.changed} gewijzigd, {count.unchanged} ongewijzigd{gone}"
    for new in outcome.new_rows[:_MOST_SHOWN]:
        told = " · ".join(text for text in (new.day, new.subject, new.amount) if text)
        yield f"    nieuw: {new.sheet}, regel {new.row}: {told or new.key}"
    for tally in outcome.tallies:
        yield f"    {sentence_of(tally)}"
    for cell in outcome.changes[:_MOST_SHOWN]:
        was, becomes = ("leeg" if value is None else f"‘{value}’" for value in (cell.old, cell.new))
        yield f"    {cell.sheet}, {cell.key}: {cell.column} was {was}, wordt {becomes}; stond in {cell.was_in}"
    more = len(outcome.changes) - _MOST_SHOWN
    if more > 0:
        least = "ten minste " if len(outcome.changes) == MOST_CHANGES else ""
        yield f"    en nog {least}{dutch.several(more, 'cel', 'cellen')}"
    for one in outcome.gone:
        yield f"  Weg van blad ‘{DATASETS[one.dataset].title}’ ({one.words}):"
        for row in one.shown[:_MOST_SHOWN]:
            yield f"    {row.key}{f' ({row.label})' if row.label else ''}, stond in {row.was_in}"
        if one.rows > _MOST_SHOWN:
            yield f"    en nog {dutch.several(one.rows - _MOST_SHOWN, 'regel', 'regels')}"


def sentence_of(tally: Tally) -> str:
    """Who was at one meeting by a list, in one line."""
    counts = (
        (tally.present, "aanwezig"),
        (tally.excused, "afgemeld"),
        (tally.absent, "afwezig"),
        (tally.unknown, "onbekend"),
    )
    told = ", ".join(f"{dutch.number(count)} {word}" for count, word in counts if count) or "niemand ingevuld"
    outside = f" (waarvan {tally.outside} niet van een gemeente)" if tally.outside else ""
    total = f"; de lijst zelf telt {tally.total}" if tally.total else ""
    return f"{tally.day}, {tally.title} ({tally.state}): {told}{outside}{total}"


def _together(files: list[dict[str, Any]]) -> dict[str, Any]:
    """One file as it is; several with their batches and problems in one list as well."""
    if len(files) == 1:
        return files[0]
    return {
        "batch": next((f["batch"] for f in reversed(files) if f["batch"]), None),
        "batches": [f["batch"] for f in files if f["batch"]],
        "problems": [p for f in files for p in f["problems"]],
        "files": files,
    }


def _lines(outcome: Outcome) -> Iterator[str]:
    yield outcome.file
    yield from difference(outcome)
    for note in outcome.notes:
        yield f"  Let op: {note}"
    yield from by_cause(outcome.problems)
    if outcome.problems:
        yield f"  {dutch.several(len(outcome.problems), 'probleem', 'problemen')}."
    for ask in outcome.open_asks:
        yield f"  Vraag: {ask.text} Zet het bestand klaar met ‘put’ en antwoord met ‘show’ en ‘choose’."
    if outcome.message:
        yield f"  {outcome.message}"
