"""Step 2: which sheet is which kind, which heading is which column, and what a word in a coded column means."""

from __future__ import annotations

from collections import Counter

import streamlit as st

from etl import drafts
from etl.check.problem import UNKNOWN_NAME, UNKNOWN_WORD, Sheeted
from etl.check.references import names_of
from etl.datasets import DATASETS
from etl.drafts import Draft
from etl.intake.choices import NOT_USED, Choices
from etl.intake.remembered import Heading
from etl.load import Outcome
from etl.schema import Dataset
from ui.blocks import dutch, show
from ui.blocks.markup import plain, tag
from ui.upload.meetings import meetings

_MOST_WORDS = 15
_MOST_NAMES = 60
_EXAMPLE = 24
"""As many letters of an example as a label holds."""
_SKIP = "niet lezen"
_OF_WORDS = (UNKNOWN_NAME, UNKNOWN_WORD)


def questions(outcome: Outcome) -> int:
    """How many sheets and headings must be asked: those without which the file cannot be read as it was meant."""
    asked = len(outcome.open_asks)
    return asked + sum(_asked_of(one) for one in outcome.sheets) + len(_unknown_sheets(outcome))


def _asked_of(one: Sheeted) -> int:
    """The headings to choose, and the columns that are needed and may be one of the headings that are not known."""
    offered = {name for heading in one.questions for name in heading.options}
    unknown = sum(heading.how == "onbekend" for heading in one.headings)
    return len(one.questions) + min(unknown, sum(name not in offered for name in one.missing))


def unknown_words(outcome: Outcome) -> int:
    """How many words in coded columns are not known."""
    return len(_unknown_words(outcome))


def in_short(outcome: Outcome) -> str:
    """What this step asks, in one line."""
    asked, unknown = questions(outcome), unknown_words(outcome)
    parts = [dutch.several(asked, "vraag", "vragen") if asked else "alles herkend"]
    people = sum(ask.kind == "person" for ask in outcome.asks)
    parts += [f"{dutch.several(people, 'mens', 'mensen')} te koppelen"] if people else []
    parts += [dutch.several(unknown, "onbekend woord", "onbekende woorden")] if unknown else []
    return ", ".join(parts)


def _unknown_sheets(outcome: Outcome) -> set[str]:
    problems = {problem.sheet for problem in outcome.problems if not problem.row}
    return {one.sheet for one in outcome.sheets if not one.dataset and one.sheet in problems}


def columns(draft: Draft, outcome: Outcome) -> None:
    """One form for all that is asked: what each sheet and heading is, and the words that no column knows."""
    show.note("Wat u hier kiest, wordt bij het opslaan onthouden voor het volgende bestand. Wijzigen kan op Gegevens.")
    meetings(draft, outcome)
    # The sheets that were made of a calendar or a list are in the form of the template already.
    sheets = [one for one in outcome.sheets if one.questions or not outcome.titles]
    if not sheets and not _unknown_words(outcome):
        return
    with st.form(f"columns_{draft.id}"):
        told = [(one, *_sheet(draft, one, number)) for number, one in enumerate(sheets)]
        meant = _words(draft, outcome)
        if st.form_submit_button("Toepassen", type="primary", key=f"apply_{draft.id}"):
            _apply(draft, told, meant)


def _sheet(draft: Draft, one: Sheeted, number: int) -> tuple[str | None, dict[str, str | None]]:
    """Ask which kind a sheet is and what its headings are; a heading that is known by its name is only named."""
    show.html(tag("h3", f"Blad ‘{one.sheet}’"))
    known = [h for h in one.headings if h.how == "naam"]
    open_ones = sorted((h for h in one.headings if h.how != "naam"), key=lambda h: h.how != "vraag")
    kinds = [*DATASETS, NOT_USED]
    chosen = draft.choices.kinds.get(one.sheet, one.dataset or None)
    left, right = st.columns(2, vertical_alignment="bottom")
    kind = left.selectbox(
        "Soort gegevens",
        kinds,
        index=None if chosen is None else kinds.index(chosen),
        filter_mode=None,
        format_func=lambda name: DATASETS[name].title if name else _SKIP,
        placeholder="kies een soort",
        key=f"kind_{draft.id}_{number}_{one.dataset}",
    )
    if known:
        with right:
            show.note(f"Herkend aan hun naam: {', '.join(f'{h.text} ({h.letter})' for h in known)}.")
    if one.missing:
        lacks = ", ".join(f"‘{DATASETS[one.dataset].columns[name].heading}’" for name in one.missing)
        sentence = f"Nog niet gevonden: {lacks}. Kies hieronder onder welke kop dat staat."
        show.html(tag("p", sentence, css="vgg-careful"))
    if not one.dataset:
        return kind, {}
    sides = st.columns(2)
    return kind, {h.text: _heading(sides[n % 2], draft, one, h, number) for n, h in enumerate(open_ones)}


_HOW = {
    "vraag": "dit moet u kiezen",
    "onbekend": "niet herkend",
    "lijkt op": "lijkt er sterk op",
    "onthouden": "eerder zo gekozen",
    "jaar": "met zijn jaar",
    "gekozen": "door u gekozen",
}


def _heading(
    place: st.delta_generator.DeltaGenerator, draft: Draft, one: Sheeted, heading: Heading, number: int
) -> str | None:
    dataset = DATASETS[one.dataset]
    first = [*heading.options, *(name for name in one.missing if name not in heading.options)]
    options = [*first, *(c for c in dataset.columns if c not in first), NOT_USED]
    examples = " of ".join(f"‘{plain(text[:_EXAMPLE])}’" for text in heading.examples)
    answer: str | None = place.selectbox(
        f"Kop ‘{plain(heading.text)}’ ({_HOW[heading.how]})"
        + (f", met bijvoorbeeld {examples}" if examples else ", zonder inhoud"),
        options,
        index=None if heading.how == "vraag" else options.index(heading.column),
        filter_mode=None,
        format_func=lambda name: dataset.columns[name].heading if name else _SKIP,
        placeholder="kies een kolom",
        key=f"heading_{draft.id}_{number}_{one.dataset}_{heading.letter}_{heading.how}",
    )
    return answer


def _words(draft: Draft, outcome: Outcome) -> dict[tuple[str, str, str], str]:
    """Words in coded columns that stand for a known value, asked once for all cells that hold them."""
    found = _unknown_words(outcome)
    if not found:
        return {}
    near = {(p.dataset, p.name, p.found): p.suggestion for p in outcome.problems if p.suggestion}
    show.html(tag("h3", "Woorden die niet bekend zijn"))
    show.note("Kies wat ermee bedoeld is. Wat u leeg laat, blijft een probleem in de volgende stap.")
    picked: dict[tuple[str, str, str], str | None] = {}
    sides = st.columns(2)
    for number, (place, count) in enumerate(found.most_common(_MOST_WORDS)):
        dataset, name, text = place
        values = _values(dataset, name)
        options = [v for v in values if v == near.get(place)] + [v for v in values if v != near.get(place)]
        heading = DATASETS[dataset].columns[name].heading
        picked[place] = sides[number % 2].selectbox(
            f"‘{plain(text)}’ bij {heading} ({dutch.several(count, 'keer', 'keer')}) is",
            options,
            index=None,
            filter_mode=None,
            placeholder=f"kies, bijvoorbeeld {near[place]}" if place in near else "kies",
            key=f"word_{draft.id}_{number}_{hash(place)}",
        )
    return {place: value for place, value in picked.items() if value}


def _apply(
    draft: Draft, told: list[tuple[Sheeted, str | None, dict[str, str | None]]], meant: dict[tuple[str, str, str], str]
) -> None:
    """Keep every answer at once. Where a sheet became another kind, its headings are asked anew."""

    def change(choices: Choices) -> Choices:
        for one, kind, picked in told:
            if kind is not None and kind != one.dataset:
                choices = choices.with_kind(one.sheet, kind)
                continue
            now = {h.text: h.column for h in one.headings if h.how != "vraag"}
            for text, column in picked.items():
                if column is not None and now.get(text) != column:
                    choices = choices.with_heading(one.sheet, text, column)
        for (dataset, name, text), value in meant.items():
            choices = choices.with_value(dataset, name, text, value)
        return choices

    drafts.decide(draft.id, change)
    st.rerun()


def _unknown_words(outcome: Outcome) -> Counter[tuple[str, str, str]]:
    return Counter(
        (p.dataset, p.name, p.found)
        for p in outcome.problems
        if p.dataset and p.is_cell_text and p.kind in _OF_WORDS and _values(p.dataset, p.name)
    )


def _values(dataset: str, name: str) -> list[str]:
    """The values of a coded column; none for free text, and none where there are too many to choose from."""
    column = DATASETS[dataset].columns[name]
    if column.values:
        return [str(value) for value in column.values]
    target: Dataset | None = DATASETS.get(column.refers_to) if column.refers_to else None
    names = names_of(target) if target else []
    return names if len(names) <= _MOST_NAMES else []
