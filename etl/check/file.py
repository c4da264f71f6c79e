"""From the cells of a file to good rows and problems: recognise, parse, resolve, check.

Everything runs on whole columns in DuckDB. Nothing is dropped unnamed: a cell is a value, a problem, or named
in a note.
"""

from __future__ import annotations

from collections.abc import Sequence

from etl.check import plain
from etl.check.day_order import ask_order
from etl.check.notices import held_later, of_another_year, outside_book_year
from etl.check.parse import parse
from etl.check.problem import DOUBLE, Checked, Problem
from etl.check.recognise import recognise
from etl.check.references import known_values
from etl.check.rules import accept_spellings, refer, rules
from etl.check.stage import Stage
from etl.check.subjects import with_subjects
from etl.check.weekdays import look_at_weekdays
from etl.intake.choices import NOTHING, Choices
from etl.readers.process.document import Document
from etl.schema import Dataset
from metrics import dutch
from warehouse import Workbench

MOST_PROBLEMS = 2_000


def check(document: Document, bench: Workbench, only: Dataset | None = None, choices: Choices = NOTHING) -> Checked:
    """Check every visible sheet of a document. The workbench was opened with MACROS and may read the sheets.

    only: take every sheet for this dataset, whatever its title. choices: what was decided about this file; the
    corrections are in the document already. Returns each problem once, and at most MOST_PROBLEMS of them.
    """
    result = Checked(document)
    result.notes += [note.sentence for note in document.notes]
    found = recognise(document, bench, result, only, choices)
    stages = [Stage(bench, document, r, number, result, choices) for number, r in enumerate(found) if r.letters]
    for stage in stages:
        parse(stage)
        ask_order(stage)
        look_at_weekdays(stage)
    targets = {target for s in stages for name in s.present if (target := s.dataset.columns[name].refers_to)}
    known = known_values(bench, [(s.dataset, s.table) for s in stages], targets)
    for stage in stages:
        accept_spellings(stage)
    for stage in stages:
        refer(stage, known)
    for dataset in {s.dataset.name: s.dataset for s in stages}.values():
        _double_keys([s for s in stages if s.dataset is dataset], bench)
    for stage in stages:
        rules(stage)
    for stage in stages:
        stage.finish()
    result.notes += held_later(result, bench)
    result.notes += of_another_year(result, bench)
    result.notes += outside_book_year(result, bench)
    if not found and not result.problems and not any(ask.is_needed for ask in (*document.asks, *result.asks)):
        lacks, wants = "geen enkel blad met gegevens", "ten minste één blad met gegevens"
        result.problems.append(Problem(document.file, "", 0, "", lacks, wants, *plain.NO_DATA, is_cell_text=False))
    result.problems = sorted(dict.fromkeys(result.problems), key=lambda p: (p.sheet, p.row, p.column))
    if len(result.problems) > MOST_PROBLEMS:
        every = dutch.several(len(result.problems), "probleem", "problemen")
        result.notes.append(f"Alleen de eerste {dutch.number(MOST_PROBLEMS)} van {every} staan hier.")
        del result.problems[MOST_PROBLEMS:]
    result.problems = with_subjects(result.problems, stages, bench)
    return result


def _double_keys(stages: Sequence[Stage], bench: Workbench) -> None:
    """The same key twice in one file, also over two sheets: every row after the first is named."""
    stages = [s for s in stages if all(k in s.letters for k in s.dataset.key)]
    if not stages:
        return
    dataset = stages[0].dataset
    keys = ", ".join(f'"{k}"' for k in dataset.key)
    union = " UNION ALL ".join(f"SELECT {n} AS stage, _row, {keys} FROM {s.table}" for n, s in enumerate(stages))
    whole = " AND ".join(f'"{k}" IS NOT NULL' for k in dataset.key)
    shown = "concat_ws(' · ', " + ", ".join(f'"{k}"::VARCHAR' for k in dataset.key) + ")"
    for number, row, text, first_stage, first_row in bench.rows(
        f"SELECT stage, _row, {shown}, first(stage) OVER w, first(_row) OVER w FROM ({union}) WHERE {whole} "
        f"WINDOW w AS (PARTITION BY {keys} ORDER BY stage, _row) "
        "QUALIFY row_number() OVER w > 1 ORDER BY stage, _row"
    ):
        other = stages[first_stage]
        where = f"regel {first_row}" + ("" if first_stage == number else f" van blad ‘{other.sheet.name}’")
        headings = [f"‘{dataset.columns[k].heading}’" for k in dataset.key]
        what = (
            f"elke combinatie van {', '.join(headings[:-1])} en {headings[-1]}"
            if headings[1:]
            else f"elke {headings[0]}"
        )
        stages[number].add(row, dataset.key[-1], text, f"{what} {DOUBLE} {where}", plain.double(dataset))
