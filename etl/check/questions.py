"""What a file that is put ready asks, as one list: sheets, headings, words, meetings and people, with the answers."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from etl.check.outcome import Outcome
from etl.check.problem import UNKNOWN_NAME, UNKNOWN_WORD, Sheeted
from etl.check.references import names_of
from etl.datasets import DATASETS
from etl.intake import identities
from etl.intake.choices import NOT_USED, Choices
from etl.readers.process.document import Ask

NOTHING_OF_IT = "niets"
"""How one says that a sheet is no data, or that a heading means no column."""
_MOST_NAMES = 60


@dataclass(frozen=True)
class Question:
    """place: what it is about, the same as long as it is open. options: what may be answered → what is kept for it.

    is_needed: nothing is saved without an answer. more: what may stand behind a comma in the answer.
    """

    place: tuple[str, ...]
    text: str
    options: Mapping[str, str]
    answer: Callable[[Choices, str], Choices]
    suggestion: str = ""
    is_needed: bool = True
    more: tuple[str, ...] = field(default=())

    @property
    def number(self) -> str:
        """A short number of the question."""
        return hashlib.sha256("|".join(self.place).encode()).hexdigest()[:5]


def questions(outcome: Outcome, names: Mapping[str, str]) -> list[Question]:
    """Everything that is open, what is needed first. names: code → name of the people in the file."""
    made = [_asked(ask) if ask.kind != "person" else _person(ask, names) for ask in outcome.asks]
    unknown = {problem.sheet for problem in outcome.problems if not problem.row}
    made += [_sheet(one) for one in outcome.sheets if not one.dataset and one.sheet in unknown]
    made += [_heading(one, n) for one in outcome.sheets for n in range(len(one.questions))]
    return sorted([*made, *_words(outcome)], key=lambda one: not one.is_needed)


def _asked(ask: Ask) -> Question:
    dataset, _, column = ask.place.partition(".")
    options = {ask.labels.get(option, option): option for option in ask.options}
    return Question(
        (ask.place, ask.key),
        ask.text,
        options,
        lambda choices, value: choices.with_value(dataset, column, ask.key, value),
        ask.labels.get(ask.suggestion, ask.suggestion),
        ask.is_needed,
    )


def _person(ask: Ask, names: Mapping[str, str]) -> Question:
    dataset, _, column = ask.place.partition(".")
    options = {name: name for name in (*identities.members().names, identities.NO_MUNICIPALITY)}

    def answer(choices: Choices, value: str) -> Choices:
        municipality, _, function = (part.strip() for part in value.partition(","))
        return choices.with_value(dataset, column, ask.key, identities.place_of(municipality, function or "onbekend"))

    guess = ", ".join(part for part in (ask.suggestion, ask.labels.get("functie", "")) if part)
    text = f"Van welke gemeente is {names.get(ask.key, ask.key)}, en wat is de functie?"
    return Question((ask.place, ask.key), text, options, answer, guess, is_needed=False, more=identities.FUNCTIONS)


def _sheet(one: Sheeted) -> Question:
    options = {dataset.title: name for name, dataset in DATASETS.items()} | {NOTHING_OF_IT: NOT_USED}
    text = f"Welke soort gegevens staat op blad ‘{one.sheet}’?"
    return Question(("blad", one.sheet), text, options, lambda choices, value: choices.with_kind(one.sheet, value))


def _heading(one: Sheeted, place: int) -> Question:
    heading, columns = one.questions[place], DATASETS[one.dataset].columns
    likely = [*heading.options, *(name for name in columns if name not in heading.options)]
    options = {columns[name].heading: name for name in likely} | {NOTHING_OF_IT: NOT_USED}
    text = f"Welke kolom is ‘{heading.text}’ ({heading.letter}) op blad ‘{one.sheet}’?"
    return Question(
        ("kop", one.sheet, heading.text),
        text,
        options,
        lambda choices, value: choices.with_heading(one.sheet, heading.text, value),
    )


def _words(outcome: Outcome) -> list[Question]:
    """Words in coded columns that no value has; asked once for all cells that hold them."""
    made: dict[tuple[str, str, str], Question] = {}
    for p in outcome.problems:
        if not p.dataset or not p.is_cell_text or p.kind not in (UNKNOWN_NAME, UNKNOWN_WORD):
            continue
        column = DATASETS[p.dataset].columns[p.name]
        target = DATASETS.get(column.refers_to or "")
        values = [str(value) for value in column.values] or (names_of(target) if target else [])
        if values and len(values) <= _MOST_NAMES:
            made.setdefault((p.dataset, p.name, p.found), _word((p.dataset, p.name, p.found), values, p.suggestion))
    return [*made.values()]


def _word(place: tuple[str, str, str], values: list[str], suggestion: str) -> Question:
    dataset, name, text = place
    heading = DATASETS[dataset].columns[name].heading
    return Question(
        ("woord", *place),
        f"Wat is ‘{text}’ bij {heading}?",
        {value: value for value in values},
        lambda choices, value: choices.with_value(dataset, name, text, value),
        suggestion,
        is_needed=False,
    )
