"""What a remembered answer may mean, for who changes it: on the page and on the command line the same list."""

from __future__ import annotations

from etl.check.references import names_of
from etl.datasets import DATASETS
from etl.intake import identities
from etl.intake.answers import FROM_TITLE, ROW, ROW_IS, Answer
from etl.intake.choices import BY_HAND, NOT_USED, NUMBERED
from etl.readers.meetings.marks import MEANINGS

SKIPPED = "niet lezen"


def meanings_of(answer: Answer) -> dict[str, str]:
    """As it is shown → as it is kept; what it means now is always one of them."""
    dataset = DATASETS[answer.dataset]
    if answer.kind == "heading":
        return {column.heading: name for name, column in dataset.columns.items()} | {SKIPPED: NOT_USED}
    if answer.kind == "sheet":
        return {dataset.title: dataset.name}
    if answer.is_person:
        places = [identities.place_of(m, f) for m in identities.members().names for f in identities.FUNCTIONS]
        return {text: text for text in (answer.meaning, *places, identities.NO_MUNICIPALITY)}
    if answer.is_of_budget:
        is_row = f"{answer.dataset}.{answer.column}" == ROW
        return {text: text for text in (ROW_IS if is_row else (answer.meaning,))}
    if answer.is_mark:
        return {text: text for text in MEANINGS}
    column = dataset.columns[answer.column]
    values = {str(value): str(value) for value in column.values}
    if answer.kind == "fixed":
        made = {"een gemaakt nummer": NUMBERED} if column.numbered_by else {}
        year = {FROM_TITLE: FROM_TITLE} if answer.column == dataset.year_column else {}
        return {**made, **year, **values, "per regel getypt": BY_HAND}
    if column.refers_to:
        values = {name: name for name in names_of(DATASETS[column.refers_to])}
    return values if answer.meaning in values else {answer.meaning: answer.meaning} | values
