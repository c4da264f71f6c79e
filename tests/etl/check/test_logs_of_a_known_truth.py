"""A hundred meeting logs, drawn from a truth that is known: what is read is that truth, or it is asked.

Each log has its own seed, which is the name of its sheet in the message of a failure. Never may a log be wrong in
silence: a meeting that is stored otherwise than it was, one that is missing without a word, or one that never was.
"""

from __future__ import annotations

from dataclasses import replace

import examples
import pytest
from meeting_logs import HELD, YEAR, Log, draw
from openpyxl import Workbook

from etl.check.problem import EMPTY
from etl.check.questions import questions
from etl.intake.arrival import arrived
from etl.intake.choices import NUMBERED, Choices, Correction
from etl.load import _checked


def answers(outcome, choices: Choices) -> Choices:
    """Each question answered with its suggestion; where there is none and it is needed, with its first option.

    A log without a column for it is said to be of meetings that were held.
    """
    for question in questions(outcome, {}):
        is_state = question.text.endswith("geen kolom ‘Stand’. Wat is het?")
        first = next(iter(question.options)) if question.is_needed else ""
        answer = "overal gehouden" if is_state else question.suggestion or first
        if answer:
            choices = question.answered(choices, answer)
    return choices


def good_rows(checked, bench) -> dict[tuple[str, int], dict[str, object]]:
    """Sheet and row → what would be stored."""
    found = {}
    for part in checked.parts:
        fields = ", ".join(f'"{name}"::VARCHAR' for name in part.columns)
        for row, *values in bench.rows(f"SELECT _row, {fields} FROM {part.table}"):
            found[part.sheet, row] = dict(zip(part.columns, values, strict=True))
    return found


def wrong(logs: dict[str, Log], checked, outcome, bench) -> list[str]:
    """What would be stored otherwise than it is, left out without a word, or stored though it is no meeting."""
    stored, told = good_rows(checked, bench), {(p.sheet, p.row) for p in outcome.problems}
    careful = [note for note in outcome.notes if note.startswith("Let op:")]
    faults = [
        f"{place}: geen overleg, toch opgeslagen: {row}"
        for place, row in stored.items()
        if place[1] not in logs[place[0]].truth
    ]
    for sheet, log in logs.items():
        for row, truth in log.truth.items():
            read = stored.get((sheet, row))
            if read and row in log.slips and not any(f"‘{sheet}’" in n and f"regel {row}: ‘" in n for n in careful):
                faults.append(f"{sheet} regel {row}: de dag van de week: {log.rows[row - 1]}")
            if read is None:
                if (sheet, row) not in told and (sheet, 0) not in told:
                    faults.append(f"{sheet} regel {row}: weg zonder een woord: {log.rows[row - 1]}")
                continue
            for name, right in truth.items():
                if name in read and read[name] != (None if right is None else str(right)):
                    faults.append(f"{sheet} regel {row}: {name} is {read[name]}, hoort {right}: {log.rows[row - 1]}")
    return faults


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    place = tmp_path_factory.mktemp("logs")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("VGG_DATA", str(place / "store"))
        yield place


@pytest.fixture(scope="module")
def words():
    """The words that were answered for the logs before these: of each word the answer is the same."""
    return {}


def with_suggestions(outcome, choices: Choices) -> Choices:
    """Each suggestion for a cell taken over."""
    for p in outcome.problems:
        if p.suggestion and p.is_whole_cell:
            text = "" if p.suggestion == EMPTY else p.suggestion
            choices = choices.with_correction(Correction(p.sheet, p.cell, p.found, text))
    return choices


@pytest.mark.parametrize("first", [0, *(10 + 30 * n for n in range(3 * examples.DEEPER))])
def test_what_would_be_stored_is_the_truth_or_is_asked(folder, words, first):
    """A hundred logs; `VGG_EXAMPLES=4` draws four times as many. The first are answered question by question."""
    book, logs = Workbook(), {}
    book.remove(book.active)
    for seed in range(first, first + (30 if first else 10)):
        log = draw(seed)
        logs[log.sheet] = log
        page = book.create_sheet(log.sheet)
        for line in log.rows:
            page.append(line)
    path = folder / "overleggen.xlsx"
    book.save(path)
    choices = Choices(kinds=dict.fromkeys(logs, "meetings"), values=words)
    if first:
        said = {"report_year": str(YEAR), "meeting_id": NUMBERED, "state": HELD}
        choices = replace(choices, fixed=dict.fromkeys(logs, said))
    with arrived(path, path.name) as arrival:
        if not first:
            with _checked(arrival, None, choices) as (_, outcome, _bench):
                choices = answers(outcome, choices)
            words |= choices.values
        with _checked(arrival, None, choices) as (checked, outcome, bench):
            assert wrong(logs, checked, outcome, bench) == []
            read = len(good_rows(checked, bench))
        if not first:
            # Who takes over every suggestion has nothing wrong either.
            with _checked(arrival, None, with_suggestions(outcome, choices)) as (checked, outcome, bench):
                assert wrong(logs, checked, outcome, bench) == []
                assert len(good_rows(checked, bench)) > read
    # Not all is asked: nearly half of the rows have a day, a number, a time or a state that is written strangely.
    assert read > 0.4 * sum(len(log.truth) for log in logs.values())
