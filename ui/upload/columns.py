"""Step 2: which sheet is which kind, which heading is which column, and what a word in a coded column means."""

from __future__ import annotations

from collections import Counter
from html import escape

import streamlit as st

from etl import drafts
from etl.choices import NOT_USED, Choices
from etl.datasets import DATASETS
from etl.drafts import Draft
from etl.load import Outcome
from etl.mapping import Heading
from etl.problem import UNKNOWN_NAME, UNKNOWN_WORD, Sheeted
from etl.references import names_of
from etl.schema import Dataset
from ui import show, words
from ui.markup import plain, tag
from ui.upload.meetings import meetings

_MOST_WORDS = 15
_MOST_NAMES = 60
_SKIP = "niet lezen"
_OF_WORDS = (UNKNOWN_NAME, UNKNOWN_WORD)


def questions(outcome: Outcome) -> int:
    """How many sheets and headings must be asked: those without which the file cannot be read as it was meant."""
    asked = len(outcome.open_asks)
    return asked + sum(len(one.questions) for one in outcome.sheets) + len(_unknown_sheets(outcome))


def in_short(outcome: Outcome) -> str:
    """What this step asks, in one line."""
    asked, unknown = questions(outcome), len(_unknown_words(outcome))
    parts = [words.several(asked, "vraag", "vragen") if asked else "alles herkend"]
    people = sum(ask.kind == "person" for ask in outcome.asks)
    parts += [f"{words.several(people, 'mens', 'mensen')} te koppelen"] if people else []
    parts += [words.several(unknown, "onbekend woord", "onbekende woorden")] if unknown else []
    return ", ".join(parts)


def _unknown_sheets(outcome: Outcome) -> set[str]:
    problems = {problem.sheet for problem in outcome.problems if not problem.row}
    return {one.sheet for one in outcome.sheets if not one.dataset and one.sheet in problems}


def columns(draft: Draft, outcome: Outcome) -> None:
    """A form per sheet, and one for the words that no column knows."""
    show.note("Wat u hier kiest, wordt bij het opslaan onthouden voor het volgende bestand. Wijzigen kan op Gegevens.")
    meetings(draft, outcome)
    for number, one in enumerate(outcome.sheets):
        if outcome.titles and not one.questions:
            continue  # The sheets that were made of a calendar or a list are in the form of the template already.
        _sheet(draft, one, number)
    _words(draft, outcome)


def _sheet(draft: Draft, one: Sheeted, number: int) -> None:
    with st.form(f"columns_{draft.id}_{number}_{one.dataset}"):
        show.html(tag("h3", f"Blad ‘{escape(one.sheet)}’"))
        known = [h for h in one.headings if h.how == "naam"]
        open_ones = sorted((h for h in one.headings if h.how != "naam"), key=lambda h: h.how != "vraag")
        kinds = [*DATASETS, NOT_USED]
        chosen = draft.choices.kinds.get(one.sheet, one.dataset or None)
        kind = st.selectbox(
            "Soort gegevens", kinds, index=None if chosen is None else kinds.index(chosen), filter_mode=None,
            format_func=lambda name: DATASETS[name].title if name else _SKIP, placeholder="kies een soort",
            key=f"kind_{draft.id}_{number}_{one.dataset}",
        )  # fmt: skip
        if known:
            names = ", ".join(f"{h.text} ({h.letter})" for h in known)
            show.note(f"Herkend aan hun naam: {names}.")
        picked = {h.text: _heading(draft, one, h, number) for h in open_ones} if one.dataset else {}
        if st.form_submit_button("Toepassen", key=f"apply_{draft.id}_{number}_{one.dataset}"):
            _apply(draft, one, kind, {text: column for text, column in picked.items() if column is not None})


_HOW = {
    "vraag": "dit moet u kiezen", "onbekend": "niet herkend", "lijkt op": "lijkt er sterk op",
    "onthouden": "eerder zo gekozen", "gekozen": "door u gekozen",
}  # fmt: skip


def _heading(draft: Draft, one: Sheeted, heading: Heading, number: int) -> str | None:
    dataset = DATASETS[one.dataset]
    options = [*heading.options, *(c for c in dataset.columns if c not in heading.options), NOT_USED]
    answer: str | None = st.selectbox(
        f"Kop ‘{plain(heading.text)}’ in kolom {heading.letter} ({_HOW[heading.how]})", options,
        index=None if heading.how == "vraag" else options.index(heading.column), filter_mode=None,
        format_func=lambda name: dataset.columns[name].heading if name else _SKIP, placeholder="kies een kolom",
        key=f"heading_{draft.id}_{number}_{one.dataset}_{heading.letter}_{heading.how}",
    )  # fmt: skip
    return answer


def _apply(draft: Draft, one: Sheeted, kind: str | None, picked: dict[str, str]) -> None:
    now = {h.text: h.column for h in one.headings if h.how != "vraag"}

    def change(choices: Choices) -> Choices:
        if kind is not None and kind != one.dataset:
            return choices.with_kind(one.sheet, kind)
        for text, column in picked.items():
            if now.get(text) != column:
                choices = choices.with_heading(one.sheet, text, column)
        return choices

    drafts.decide(draft.id, change)
    st.rerun()


def _words(draft: Draft, outcome: Outcome) -> None:
    """Words in coded columns that stand for a known value, asked once for all cells that hold them."""
    found = _unknown_words(outcome)
    if not found:
        return
    near = {(p.dataset, p.name, p.found): p.suggestion for p in outcome.problems if p.suggestion}
    with st.form(f"words_{draft.id}"):
        show.html(tag("h3", "Woorden die niet bekend zijn"))
        show.note("Kies wat ermee bedoeld is. Wat u leeg laat, blijft een probleem in de volgende stap.")
        picked = {}
        sides = st.columns(2)
        for number, (place, count) in enumerate(found.most_common(_MOST_WORDS)):
            dataset, name, text = place
            values = _values(dataset, name)
            options = [v for v in values if v == near.get(place)] + [v for v in values if v != near.get(place)]
            heading = DATASETS[dataset].columns[name].heading
            picked[place] = sides[number % 2].selectbox(
                f"‘{plain(text)}’ bij {heading} ({words.several(count, 'keer', 'keer')}) is", options, index=None,
                filter_mode=None, placeholder=f"kies, bijvoorbeeld {near[place]}" if place in near else "kies",
                key=f"word_{draft.id}_{number}_{hash(place)}",
            )  # fmt: skip
        if st.form_submit_button("Onthouden en toepassen", key=f"words_apply_{draft.id}"):
            _mean(draft, {place: value for place, value in picked.items() if value})


def _unknown_words(outcome: Outcome) -> Counter[tuple[str, str, str]]:
    return Counter(
        (p.dataset, p.name, p.found)
        for p in outcome.problems
        if p.dataset and p.is_cell_text and p.kind in _OF_WORDS and _values(p.dataset, p.name)
    )


def _mean(draft: Draft, picked: dict[tuple[str, str, str], str]) -> None:
    def change(choices: Choices) -> Choices:
        for (dataset, name, text), value in picked.items():
            choices = choices.with_value(dataset, name, text, value)
        return choices

    drafts.decide(draft.id, change)
    st.rerun()


def _values(dataset: str, name: str) -> list[str]:
    """The values of a coded column; none for free text, and none where there are too many to choose from."""
    column = DATASETS[dataset].columns[name]
    if column.values:
        return [str(value) for value in column.values]
    target: Dataset | None = DATASETS.get(column.refers_to) if column.refers_to else None
    names = names_of(target) if target else []
    return names if len(names) <= _MOST_NAMES else []
