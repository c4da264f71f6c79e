"""The candidates of a round at the VNG: who was put forward, how far each came, and the names, which are kept apart.

A name is typed here and kept by `etl/store/candidate_names.py`: it stands in no batch, no address, no export.
"""

from __future__ import annotations

from typing import Any

import streamlit as st

from etl.store import candidate_names
from metrics import LISTINGS, METRICS, dutch
from ui.blocks import ask, enter, show
from ui.blocks.markup import tag
from ui.blocks.who import who

DAY = "dd-mm-jjjj"
_STEPS = {
    "aanbeveling DB VGG": ("is_recommended", "recommended_on"),
    "voordracht voordrachtscommissie": ("is_nominated", "nominated_on"),
    "ingetrokken": None,
}


_FIGURES = ("vacancies", "vacancies_without_candidate", "second_rounds", "days_open", "vacancy_success")
_COLUMNS = ("vacancy_id", "body_name", "round", "municipality", "function", "registered_on", "path", "outcome_on")
_ROUNDS = ("vacancy_id", "body_name", "round", "opened_on", "closes_on", "decided_on", "outcome", "candidates", "note")


def drawer() -> None:
    """The rounds and candidates as figures and tables, without a name, and how many names are kept apart."""
    show.cards(*(METRICS[name] for name in _FIGURES), key="rondes")
    show.bars(METRICS["pipeline"], "stage", key="pijplijn")
    show.listing(LISTINGS["nomination_list"], _COLUMNS, key="voordrachten", most=20, caption="Kandidaten")
    show.listing(LISTINGS["vacancy_list"], _ROUNDS, key="kandidaten", most=20, caption="Vacatures")
    kept()


def kept() -> None:
    """How many names are kept, for how long, and what was emptied: never a name."""
    log = candidate_names.log()
    emptied = f"{dutch.several(len(log), 'naam', 'namen')} geleegd" + (
        f", de laatste op {dutch.moment(log[-1]['at'])}" if log else ""
    )
    show.note(
        f"Namen van kandidaten staan apart en gaan {dutch.several(candidate_names.weeks(), 'week', 'weken')} na het "
        f"besluit weg, behalve van wie is benoemd. Nu bewaard: {candidate_names.count()}; {emptied}. Het aantal "
        "kandidaten blijft staan. De bewaartijd en wie de namen mag zien, staan op het blad Instellingen."
    )


def report() -> None:
    """Put a candidate forward in one of the open rounds; the name is asked, may stay away, and is kept apart."""
    vacancy = choose_vacancy("candidate")
    if vacancy is None:
        return
    members = [row["municipality"] for row in ask.rows(LISTINGS["spread_list"])]
    of = _of(vacancy)
    with st.form("candidate"):
        municipality = st.selectbox("Gemeente", sorted(members), key="candidate_municipality", filter_mode=None)
        function = st.text_input("Functie", placeholder="bijvoorbeeld wethouder", key="candidate_function")
        day = st.text_input("Gemeld op", placeholder=DAY, key="candidate_day")
        name = st.text_input("Naam (mag leeg blijven; wordt apart bewaard)", key="candidate_name", autocomplete="off")
        by = who("candidate")
        pressed = st.form_submit_button("Kandidaat melden", type="primary")
    _named(vacancy, by)
    if not pressed:
        return
    number = max((row["candidate_number"] for row in of), default=0) + 1
    row = {
        "vacancy_id": vacancy["vacancy_id"],
        "candidate_number": str(number),
        "municipality": municipality,
        "function": function,
        "registered_on": day,
        "outcome": "open",
    }
    saved = enter.save("nominations", [row], by=by, at="candidate", reason="kandidaat gemeld")
    if saved:
        candidate_names.keep(vacancy["vacancy_id"], number, name)
    done(saved)


def _named(vacancy: dict[str, Any], by: str) -> None:
    """The names that are kept, for a function that needs them."""
    found = candidate_names.of(vacancy["vacancy_id"])
    if not found:
        return
    if not candidate_names.may_see(by):
        kept_now = dutch.several(len(found), "naam", "namen")
        show.note(f"Bij deze vacature: {kept_now} bewaard. Niet elke functie ziet ze; zie het blad Instellingen.")
        return
    if st.checkbox("Namen van de kandidaten tonen", key=f"names_{vacancy['vacancy_id']}"):
        items = (tag("li", f"Kandidaat {number}: {name}") for number, name in sorted(found.items()))
        show.html(tag("ul", *items, css="vgg-list"))


def step() -> None:
    """Note that a candidate was recommended, nominated or withdrawn."""
    vacancy = choose_vacancy("step")
    if vacancy is None:
        return
    of = still_open(vacancy)
    if not of:
        show.note("Bij deze vacature staat nog geen kandidaat. Leg eerst een kandidaat vast.")
        return
    with st.form("step"):
        candidate = of[st.selectbox("Kandidaat", list(of), key="step_candidate", filter_mode=None)]
        step = st.selectbox("Stap", list(_STEPS), key="step_step", filter_mode=None)
        day = st.text_input("Op", placeholder=DAY, key="step_day")
        by = who("step")
        if not st.form_submit_button("Stap vastleggen", type="primary"):
            return
    row = key_of(candidate) | {"outcome": "open"}
    columns = _STEPS[step]
    row |= {columns[0]: "ja", columns[1]: day} if columns else {"outcome": "ingetrokken", "outcome_on": day}
    done(enter.save("nominations", [row], by=by, at="step", reason=step))


def choose_vacancy(place: str) -> dict[str, Any] | None:
    """One of the rounds of which no outcome is recorded, also not of a later day."""
    rows = [row for row in ask.rows(LISTINGS["vacancy_list"]) if row["outcome"] == "open" and not row["later_outcome"]]
    if not rows:
        show.note("Er staat geen ronde open. Open eerst een ronde.")
        return None
    labels = {f"{r['vacancy_id']} · {r['body_name'] or 'commissie niet genoemd'} · {r['stage']}": r for r in rows}
    return labels[st.selectbox("Vacature", list(labels), key=f"{place}_vacancy", filter_mode=None)]


def still_open(vacancy: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """The candidates of a round of whom no outcome is recorded, by what a reader sees of them: never a name."""
    return {_words(row): row for row in _of(vacancy) if row["outcome"] == "open" and not row["later_outcome"]}


def _words(row: dict[str, Any]) -> str:
    about = " · ".join(x for x in (row["municipality"], row["function"]) if x)
    return f"kandidaat {row['candidate_number']} · {about} · {row['stage']}"


def _of(vacancy: dict[str, Any]) -> list[dict[str, Any]]:
    rows = ask.rows(LISTINGS["nomination_list"])
    return [row for row in rows if row["vacancy_id"] == vacancy["vacancy_id"]]


def is_appointment(outcome: str) -> bool:
    """Does this outcome put a candidate in the seat?"""
    return outcome in candidate_names.APPOINTED


def kept_name(vacancy: dict[str, Any], candidate: dict[str, Any]) -> str:
    """The name that is kept of a candidate, for who is appointed; empty where there is none."""
    return candidate_names.of(vacancy["vacancy_id"]).get(candidate["candidate_number"], "")


def forget_due() -> None:
    """Empty the names whose time is over."""
    candidate_names.empty_due()


def key_of(row: dict[str, Any]) -> dict[str, str]:
    """What names a candidate in a sheet."""
    return {
        "vacancy_id": row["vacancy_id"],
        "candidate_number": str(row["candidate_number"]),
        "municipality": row["municipality"],
    }


def done(saved: bool) -> None:
    """After a form that was saved: forget the names whose time is over, and show the page anew."""
    if saved:
        forget_due()
        st.rerun()
