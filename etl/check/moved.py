"""What moved since a person looked: rows that would be gone over unseen, and a difference that is another one now."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from etl.check.outcome import Outcome
from etl.check.problem import Checked
from etl.datasets import DATASETS
from etl.schema import Dataset
from etl.sql import quoted
from etl.store import batches
from etl.store.changes import CHANGED, GONE, differences
from etl.store.states import State, present
from metrics import dutch
from warehouse import Workbench

MOST_SAID = 8
_Line = Mapping[str, Any]
_Row = tuple[str, tuple[Any, ...]]


@dataclass(frozen=True)
class Seen:
    """What a person had on the screen: the data after line `position` of the ledger, and what a file would do then."""

    position: int
    outcome: Outcome | None = None


def moved(seen: Seen, checked: Checked, outcome: Outcome, bench: Workbench) -> list[str]:
    """What is another than the person saw, in sentences; empty when saving does what was shown.

    The caller holds the loader's lock, and what is stored is what the ledger says.
    """
    since = [line for line in batches.ledger()[seen.position :] if line["action"] != batches.FREEZE]
    found = _rows(seen, checked, outcome, bench, since) if since else []
    if seen.outcome is not None and _does(seen.outcome) != _does(outcome):
        found += _otherwise(seen.outcome, outcome, since)
    left = len(found) - MOST_SAID
    return [*found[:MOST_SAID], f"En nog {left} andere verschillen."] if left > 0 else found


def between(was: Outcome, now: Outcome) -> list[str]:
    """What others saved between two looks at one file, in sentences; empty when the file would still do the same."""
    since = [line for line in batches.ledger()[was.position :] if line["action"] != batches.FREEZE]
    return _otherwise(was, now, since) if since and _does(was) != _does(now) else []


def _rows(seen: Seen, checked: Checked, outcome: Outcome, bench: Workbench, since: Sequence[_Line]) -> list[str]:
    """The rows that would be saved, or that they rest on, and that differ from what was seen."""
    touched: dict[_Row, _Line] = {}
    every = {batch.id: batch for batch in batches.all_batches()}
    for dataset, mine, on in _concerned(checked, outcome):
        for line in since:
            for rows in _brought(every[line["batch"]], dataset):
                keys = ", ".join(f'r."{k}"' for k in dataset.key)
                same = " AND ".join(f'r."{k}" = m."{k}"' for k in on) or "true"
                sql = f"SELECT DISTINCT {keys} FROM {rows} r WHERE EXISTS (SELECT 1 FROM {mine} m WHERE {same})"
                touched |= {(dataset.name, tuple(key)): line for key in bench.rows(sql)}
    if not touched:
        return []
    names = dict.fromkeys(name for name, _ in touched)
    found = differences(State(seen.position), present(), [DATASETS[name] for name in names])
    return [_sentence(one, touched[one[0], one[3]]) for one in found if (one[0], one[3]) in touched]


def _concerned(checked: Checked, outcome: Outcome) -> Iterator[tuple[Dataset, str, tuple[str, ...]]]:
    """Each dataset of which a row may not have moved, with a table of what is saved and the columns that tie it."""
    for part in checked.parts:
        yield part.dataset, part.table, part.dataset.key
        for name in part.dataset.rests_on:
            ground = DATASETS[name]
            yield ground, part.table, tuple(key for key in part.dataset.key if key in ground.key)
    for gone in outcome.gone:
        yield DATASETS[gone.dataset], gone.table, DATASETS[gone.dataset].key


def _brought(batch: batches.Batch, dataset: Dataset) -> Iterator[str]:
    """As SQL: each set of rows of a dataset that a batch brings or takes away."""
    for part in (*batch.manifest["parts"], *batch.gone):
        if part["dataset"] == dataset.name:
            yield f"read_parquet({quoted((batch.folder / part['file']).as_posix())})"


def _sentence(one: tuple[Any, ...], line: _Line) -> str:
    _, title, kind, _, words, _, heading, old, new = one
    who = f"{_did(line)}, {dutch.moment(line['at'])}"
    if kind == CHANGED:
        return f"{title}, {words}: {heading} was {_word(old)} toen u keek en is nu {_word(new)} ({who})."
    return f"{title}, {words}: {'weggehaald' if kind == GONE else 'erbij gekomen'} sinds u keek ({who})."


def _did(line: _Line) -> str:
    word = {"undo": " teruggedraaid", "redo": " opnieuw toegepast"}.get(line["action"], "")
    return f"{line['batch']}{word} door {line['by']}"


def _word(value: str | None) -> str:
    return "leeg" if value is None else f"‘{value}’"


def _does(outcome: Outcome) -> tuple[object, ...]:
    """All that saving a file would do, and all that keeps it from being saved."""
    return (
        outcome.datasets,
        outcome.changes,
        [(one.dataset, one.period, one.rows) for one in outcome.gone],
        [problem.sentence for problem in outcome.problems],
        len(outcome.open_asks),
    )


def _otherwise(was: Outcome, now: Outcome, since: Sequence[_Line]) -> list[str]:
    """That a file would do something else than was shown, and what came in between."""
    shown, found = _counted(was), _counted(now)
    said = [f"U zag {shown}; nu is het {found}." if shown != found else "Welke cellen veranderen, is nu anders."]
    known = {problem.sentence for problem in was.problems}
    said += [f"Nieuw probleem: {p.sentence}" for p in now.problems if p.sentence not in known]
    between = ", ".join(_did(line) for line in since[-3:])
    return [*said, f"Sinds u keek: {between}."] if between else said


def _counted(outcome: Outcome) -> str:
    every = outcome.datasets.values()
    sums = {
        "nieuw": sum(c.new for c in every),
        "gewijzigd": sum(c.changed for c in every),
        "ongewijzigd": sum(c.unchanged for c in every),
        "weg": sum(c.gone for c in every),
        "met een probleem": len(outcome.problems),
    }
    return ", ".join(f"{n} {word}" for word, n in sums.items() if n) or "niets"
