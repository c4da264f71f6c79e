"""What waits to be finished, and what is remembered of headings and words: to see, to change, to forget."""

from __future__ import annotations

import streamlit as st

from etl import drafts
from etl.check.references import names_of
from etl.datasets import DATASETS
from etl.intake import identities, remembered
from etl.intake.choices import NOT_USED
from etl.intake.remembered import Answer
from etl.readers.meetings.marks import MEANINGS
from metrics import dutch
from ui.blocks import markup, show
from ui.blocks.markup import tag
from ui.blocks.who import known
from ui.upload.choose import ADDRESS

_SKIP = "niet lezen"


def unfinished() -> None:
    """Files with rows that are not saved yet, each with the way to go on with it."""
    waiting = drafts.every()
    if not waiting:
        show.note("Er staan geen bestanden klaar en er liggen geen regels te wachten.")
        return
    rows = []
    for draft in waiting:
        left = sum(len(numbers) for numbers in draft.choices.rows.values())
        state = f"{dutch.several(left, 'regel wacht', 'regels wachten')} nog" if left else "nog niets opgeslagen"
        link = tag("a", draft.name, href=f"/upload?{ADDRESS}={draft.id}", target="_self")
        why = tag("div", draft.note, css="vgg-place") if draft.note else ""
        rows.append([markup.joined(link, why), state, dutch.moment(draft.put_on.astimezone().isoformat())])
    show.html(markup.table("Nog niet klaar", ["Bestand", "Stand", "Klaargezet"], rows))


def answers_given() -> None:
    """Every answer given about headings and words, with changing and forgetting one."""
    every = remembered.answers()
    if not every:
        show.note("Er is nog niets onthouden. Wat u bij Upload kiest in de stap Kolommen, komt hier te staan.")
        return
    rows = [[a.sentence, a.by or "onbekend", dutch.moment(a.at)] for a in every]
    show.html(markup.table(dutch.several(len(rows), "afspraak", "afspraken"), ["Wat", "Door", "Sinds"], rows))
    with st.expander("Een afspraak wijzigen of vergeten", on_change="rerun", key="afspraken") as fold:
        if fold.open:
            _change(every)


def _change(every: list[Answer]) -> None:
    number = st.selectbox(
        "Welke afspraak", range(len(every)), format_func=lambda n: every[n].sentence, filter_mode=None, key="afspraak"
    )
    answer = every[number]
    options = _meanings(answer)
    column = DATASETS[answer.dataset].columns
    if answer.is_person:
        show.note("Kies gemeente en functie; staat iemand bij geen gemeente, dan telt die niet mee in de opkomst.")
    meaning = st.selectbox(
        "Betekent voortaan",
        options,
        index=options.index(answer.meaning),
        filter_mode=None,
        format_func=lambda m: (column[m].heading if m else _SKIP) if answer.kind == "heading" else m,
        key=f"betekent_{number}_{answer.text}",
    )
    with st.container(horizontal=True):
        if st.button("Wijzigen", disabled=meaning == answer.meaning):
            remembered.change(answer, meaning, known())
            st.rerun()
        if st.button("Vergeten"):
            remembered.forget(answer)
            st.rerun()
    show.note("Wat al geladen is, verandert hier niet door.")


def _meanings(answer: Answer) -> list[str]:
    dataset = DATASETS[answer.dataset]
    if answer.kind == "heading":
        return [*dataset.columns, NOT_USED]
    if answer.is_person:
        places = [identities.place_of(m, f) for m in identities.members().names for f in identities.FUNCTIONS]
        return [*dict.fromkeys([answer.meaning, *places, identities.NO_MUNICIPALITY])]
    if answer.is_mark:
        return [*MEANINGS]
    if answer.kind in ("sheet", "fixed"):
        return [answer.meaning]
    column = dataset.columns[answer.column]
    values = [str(v) for v in column.values]
    if column.refers_to:
        values = names_of(DATASETS[column.refers_to])
    return values if answer.meaning in values else [answer.meaning, *values]
