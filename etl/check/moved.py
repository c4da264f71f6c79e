"""What moved since a person looked: rows that would be gone over unseen, and a difference that is another one now."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from etl.check.outcome import Outcome
from etl.check.problem import Checked
from etl.check.seen import Difference, Seen, fingerprint
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


def moved(seen: Seen, checked: Checked, outcome: Outcome, bench: Workbench) -> list[str]:
    """What is another than the person saw, in sentences; empty when saving does what was shown.

    The caller holds the loader's lock, and what is stored is what the ledger says.
    """
    since = [line for line in batches.ledger()[seen.position :] if line["action"] != batches.FREEZE]
    found = _rows(seen, checked, outcome, bench, since) if since else []
    found += _otherwise(seen, outcome, since)
    left = len(found) - MOST_SAID
    return [*found[:MOST_SAID], f"En nog {left} andere verschillen."] if left > 0 else found


def between(seen: Seen, now: Outcome) -> list[str]:
    """What others saved since a person looked at a file, in sentences; empty when the file would still do the same."""
    since = [line for line in batches.ledger()[seen.position :] if line["action"] != batches.FREEZE]
    return _otherwise(seen, now, since) if since else []


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


def _otherwise(seen: Seen, outcome: Outcome, since: Sequence[_Line]) -> list[str]:
    """That a file would do something else than was shown, and what came in between; empty when it does the same."""
    was, now = seen.difference, Difference.of(outcome)
    if was is None or was == now:
        return []
    shown, found = was.in_words, now.in_words
    said = [f"U zag {shown}; nu is het {found}." if shown != found else "Welke cellen veranderen, is nu anders."]
    known = set(was.problems)
    said += [f"Nieuw probleem: {p.sentence}" for p in outcome.problems if fingerprint(p.sentence) not in known]
    between = ", ".join(_did(line) for line in since[-3:])
    return [*said, f"Sinds u keek: {between}."] if between else said
