"""Step 2 for a calendar, a Teams report, a form or a list: which meeting it is, who is who, and what may stay out."""

from __future__ import annotations

import streamlit as st

from etl import drafts
from etl.drafts import Draft
from etl.intake import identities
from etl.intake.choices import Choices
from etl.intake.match_meetings import SKIP
from etl.load import Outcome
from etl.readers.process.document import Ask
from ui.blocks import dutch, show
from ui.blocks.markup import plain, tag

_MOST = 60
_LATER = "nog niet kiezen"
_KIND = {"meeting": "Welk overleg is dit?", "day": "Dag of maand eerst?", "rest": "Wie niet op de lijst staat"}


def meetings(draft: Draft, outcome: Outcome) -> None:
    """The questions about meetings and people; nothing for a file of another kind."""
    if not outcome.titles and not outcome.asks:
        return
    show.note(
        "Van dit bestand is alleen bewaard wat nodig is: overleggen, gemeenten en functies. E-mailadressen, "
        "telefoonnummers en tijden van mensen zijn bij het klaarzetten weggelaten; namen verdwijnen bij het opslaan."
    )
    _needed(draft, [ask for ask in outcome.asks if ask.kind != "person"])
    _people(draft, [ask for ask in outcome.asks if ask.kind == "person"])
    _skip(draft, outcome.titles)


def _needed(draft: Draft, asks: list[Ask]) -> None:
    if not asks:
        return
    with st.form(f"asks_{draft.id}"):
        picked: list[tuple[Ask, str | None]] = []
        for kind in dict.fromkeys(ask.kind for ask in asks):
            show.html(tag("h3", _KIND[kind]))
            if kind == "meeting":
                show.note("Er is al een overleg rond die dag. Is het hetzelfde, dan wordt het één overleg.")
            for number, ask in enumerate([a for a in asks if a.kind == kind][:_MOST]):
                labels = dict(ask.labels)
                picked_now = st.selectbox(
                    plain(ask.text),
                    ask.options,
                    filter_mode=None,
                    placeholder="kies",
                    index=ask.options.index(ask.suggestion) if ask.suggestion in ask.options else None,
                    format_func=lambda value, labels=labels: labels.get(value, value),
                    key=f"ask_{draft.id}_{kind}_{number}_{ask.key}",
                )
                picked.append((ask, picked_now))
        if st.form_submit_button("Bevestigen", key=f"asks_apply_{draft.id}"):
            _answer(draft, {(a.place, a.key): value for a, value in picked if value})


def _people(draft: Draft, asks: list[Ask]) -> None:
    """Who is who: a suggestion stands ready, and only what is confirmed counts and is remembered, without the name."""
    if not asks:
        return
    names, members = drafts.names_of(draft.id), [*identities.members().names, identities.NO_MUNICIPALITY]
    with st.form(f"people_{draft.id}"):
        show.html(tag("h3", "Wie is wie?"))
        show.note(
            "Kies per persoon de gemeente en de functie. Wat u bevestigt, wordt onthouden onder een code, zonder "
            "naam. Wie u overslaat, telt niet mee in de opkomst van een gemeente."
        )
        picked: list[tuple[Ask, tuple[str, str]]] = []
        for number, ask in enumerate(asks[:_MOST]):
            shown, guess = plain(names.get(ask.key, ask.key)), ask.labels.get("functie", "")
            options = [_LATER, *members]
            left, right = st.columns(2)
            municipality = left.selectbox(
                f"Gemeente van {shown}",
                options,
                filter_mode=None,
                index=options.index(ask.suggestion) if ask.suggestion in options else 0,
                key=f"who_{draft.id}_{number}_{ask.key}",
            )
            function = right.selectbox(
                f"Functie van {shown}",
                identities.FUNCTIONS,
                filter_mode=None,
                index=identities.FUNCTIONS.index(guess if guess in identities.FUNCTIONS else "onbekend"),
                key=f"function_{draft.id}_{number}_{ask.key}",
            )
            picked.append((ask, (municipality, function)))
        if len(asks) > _MOST:
            show.note(f"Dit zijn de eerste {_MOST} van {len(asks)} mensen; de volgende komen na bevestigen.")
        if st.form_submit_button("Bevestigen wie wie is", key=f"people_apply_{draft.id}"):
            told = [(a, identities.place_of(*both)) for a, both in picked if both[0] != _LATER]
            _answer(draft, {(a.place, a.key): place for a, place in told})


def _skip(draft: Draft, titles: tuple[str, ...]) -> None:
    """What is in a calendar but is no meeting of the association."""
    if not titles:
        return
    chosen = [title for title, answer in draft.choices.values.get(SKIP, {}).items() if answer]
    with st.form(f"skip_{draft.id}"):
        show.html(tag("h3", f"{dutch.several(len(titles), 'onderwerp', 'onderwerpen')} gevonden"))
        out = st.multiselect(
            "Deze niet overnemen",
            titles,
            [t for t in titles if t in chosen],
            placeholder="alles overnemen",
            key=f"skipped_{draft.id}",
            select_all=False,
        )
        if st.form_submit_button("Toepassen", key=f"skip_apply_{draft.id}"):
            _answer(
                draft,
                {
                    (SKIP, title): "ja" if title in out else ""
                    for title in titles
                    if (title in out) != (title in chosen)
                },
            )


def _answer(draft: Draft, told: dict[tuple[str, str], str]) -> None:
    def change(choices: Choices) -> Choices:
        for (place, key), value in told.items():
            dataset, _, column = place.partition(".")
            choices = choices.with_value(dataset, column, key, value)
        return choices

    drafts.decide(draft.id, change)
    st.rerun()
