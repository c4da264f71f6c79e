"""Forms of VNG: open a round, note a candidate, a step and the outcome; and the list of seats as the report prints it.

A name of a candidate is typed here and kept apart (`etl/store/candidate_names.py`): it stands in no
batch, no address, no export.
"""

from __future__ import annotations

from typing import Any

import streamlit as st

from etl import drafts
from etl.store import candidate_names
from metrics import LISTINGS
from ui.blocks import ask, dutch, enter, filters, show
from ui.blocks.markup import tag
from ui.blocks.who import who

_ACTIONS = ("Ronde openen", "Kandidaat melden", "Stap vastleggen", "Uitkomst vastleggen", "Lijst met zetels plakken")
_STEPS = {
    "aanbeveling DB VGG": ("is_recommended", "recommended_on"),
    "voordracht voordrachtscommissie": ("is_nominated", "nominated_on"),
    "ingetrokken": None,
}
_OUTCOMES = ("benoemd", "voorlopig benoemd", "niet benoemd", "ingetrokken", "geen kandidaat")
_DAY = "dd-mm-jjjj"
_NOBODY = "niemand"
_ACTING = {"waarnemend": "ja", "benoemd": "nee"}


def desk() -> None:
    """One choice of what to note down, and its form."""
    if filters.current().year is None:
        return
    candidate_names.empty_due()
    with st.expander("Bijwerken: ronde, kandidaat, stap, uitkomst", on_change="rerun", key="bijwerken") as fold:
        if not fold.open:
            return
        action = st.segmented_control("Wat wilt u vastleggen?", _ACTIONS, default=_ACTIONS[0], required=True, key="wat")
        if action == _ACTIONS[0]:
            _open_round()
        elif action == _ACTIONS[1]:
            _candidate()
        elif action == _ACTIONS[2]:
            _step()
        elif action == _ACTIONS[3]:
            _outcome()
        else:
            _paste()
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


def _open_round() -> None:
    seats = {_seat_name(row): row for row in ask.rows(LISTINGS["seat_list"])}
    if not seats:
        show.empty(LISTINGS["seat_list"].needs)
        return
    with st.form("open_round"):
        seat = seats[st.selectbox("Zetel", list(seats), key="round_seat", filter_mode=None)]
        round_ = st.selectbox("Ronde", ("voorjaar", "najaar"), key="round_round", filter_mode=None)
        with st.container(horizontal=True):
            opened = st.text_input("Opengesteld", placeholder=_DAY, key="round_opened")
            closes = st.text_input("Kandidaten melden tot", placeholder=_DAY, key="round_closes")
            recommend = st.text_input("Aanbeveling DB VGG", placeholder=_DAY, key="round_recommended")
            nominate = st.text_input("Voordracht", placeholder=_DAY, key="round_nominated")
            decide = st.text_input("Ledenvergadering", placeholder=_DAY, key="round_decided")
        by = who("round")
        if not st.form_submit_button("Ronde openen", type="primary"):
            return
    known = ask.rows(LISTINGS["vacancy_list"])
    before = [
        row
        for row in known
        if row["body_code"] == seat["body_code"] and row["seat_number"] in (None, seat["seat_number"])
    ]
    last = before[-1] if before else None
    year = str(filters.current().year)
    used = {row["vacancy_id"] for row in known}
    vacancy = next(f"{year}-V{n}" for n in range(1, len(used) + 2) if f"{year}-V{n}" not in used)
    row = {
        "report_year": year,
        "vacancy_id": vacancy,
        "body_code": seat["body_code"],
        "seat_number": str(seat["seat_number"]),
        "seat_count": "1",
        "round": round_,
        "round_number": str((last["round_number"] or 1) + 1 if last else 1),
        "follows": last["vacancy_id"] if last else "",
        "opened_on": opened,
        "closes_on": closes,
        "recommended_on": recommend,
        "nominated_on": nominate,
        "decided_on": decide,
        "outcome": "open",
    }
    _done(enter.save("vacancies", [row], by=by, at="round", reason="ronde geopend"))


def _seat_name(row: dict[str, Any]) -> str:
    return f"{row['body_name']} ({row['body_code']}), zetel {row['seat_number']}, {row['state']}"


def _candidate() -> None:
    vacancy = _choose_vacancy("candidate")
    if vacancy is None:
        return
    members = [row["municipality"] for row in ask.rows(LISTINGS["spread_list"])]
    of = _candidates(vacancy)
    with st.form("candidate"):
        municipality = st.selectbox("Gemeente", sorted(members), key="candidate_municipality", filter_mode=None)
        function = st.text_input("Functie", placeholder="bijvoorbeeld wethouder", key="candidate_function")
        day = st.text_input("Gemeld op", placeholder=_DAY, key="candidate_day")
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
    _done(saved)


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


def _step() -> None:
    vacancy = _choose_vacancy("step")
    if vacancy is None:
        return
    of = {_candidate_name(row): row for row in _candidates(vacancy) if row["outcome"] == "open"}
    if not of:
        show.note("Bij deze vacature staat nog geen kandidaat. Leg eerst een kandidaat vast.")
        return
    with st.form("step"):
        candidate = of[st.selectbox("Kandidaat", list(of), key="step_candidate", filter_mode=None)]
        step = st.selectbox("Stap", list(_STEPS), key="step_step", filter_mode=None)
        day = st.text_input("Op", placeholder=_DAY, key="step_day")
        by = who("step")
        if not st.form_submit_button("Stap vastleggen", type="primary"):
            return
    row = _key(candidate) | {"outcome": "open"}
    columns = _STEPS[step]
    row |= {columns[0]: "ja", columns[1]: day} if columns else {"outcome": "ingetrokken", "outcome_on": day}
    _done(enter.save("nominations", [row], by=by, at="step", reason=step))


def _outcome() -> None:
    vacancy = _choose_vacancy("outcome")
    if vacancy is None:
        return
    of = {_candidate_name(row): row for row in _candidates(vacancy) if row["outcome"] == "open"}
    with st.form("outcome"):
        outcome = st.selectbox("Uitkomst", _OUTCOMES, key="outcome_outcome", filter_mode=None)
        who_is_it = st.selectbox("Wie is benoemd?", [*of, _NOBODY], key="outcome_candidate", filter_mode=None)
        with st.container(horizontal=True):
            day = st.text_input("Datum van het besluit", placeholder=_DAY, key="outcome_day")
            ends = st.text_input("Einde van de termijn", placeholder=_DAY, key="outcome_ends")
            appointed_by = st.text_input("Benoemd door", placeholder="ALV of BALV", key="outcome_by")
        by = who("outcome")
        if not st.form_submit_button("Uitkomst vastleggen", type="primary"):
            return
    chosen, is_appointed = of.get(who_is_it), outcome in candidate_names.APPOINTED
    if is_appointed != (chosen is not None):
        enter.complain(["Bij een benoeming hoort een kandidaat, en bij een andere uitkomst niet."])
        return
    if not day.strip():
        enter.complain(["Vul de datum van het besluit in; daarmee begint ook de bewaartijd van de namen."])
        return
    sheets: dict[str, list[dict[str, str]]] = {
        "vacancies": [
            {
                "report_year": str(filters.current().year),
                "vacancy_id": vacancy["vacancy_id"],
                "outcome": outcome,
                "decided_on": day,
            }
        ]
    }
    lost = "ingetrokken" if outcome == "ingetrokken" else "niet benoemd"
    if of:
        sheets["nominations"] = [
            _key(row) | {"outcome": outcome if row is chosen else lost, "outcome_on": day} for row in of.values()
        ]
    if chosen is not None and vacancy["seat_number"] is not None:
        sheets |= _seat(vacancy, chosen, outcome, day, ends, appointed_by)
    _done(enter.save_sheets(sheets, by=by, at="outcome", reason=f"uitkomst: {outcome}"))


def _seat(
    vacancy: dict[str, Any], chosen: dict[str, Any], outcome: str, day: str, ends: str, appointed_by: str
) -> dict[str, list[dict[str, str]]]:
    """The seat and the new term of who was appointed: from then on a public office, with its name."""
    seat = {"body_code": vacancy["body_code"], "seat_number": str(vacancy["seat_number"])}
    holder = {
        "holder_name": candidate_names.of(vacancy["vacancy_id"]).get(chosen["candidate_number"], ""),
        "municipality": chosen["municipality"],
        "function": chosen["function"] or "",
        "is_acting": "ja" if outcome == "voorlopig benoemd" else "nee",
        "starts_on": day,
        "ends_on": ends,
        "appointed_by": appointed_by,
    }
    year = str(filters.current().year)
    return {"seats": [{"report_year": year} | seat | {"state": "bezet"} | holder], "terms": _terms(seat, holder)}


def _terms(seat: dict[str, str], holder: dict[str, str]) -> list[dict[str, str]]:
    """The new term, and before it the one that ends with it: who sat there stays in the history."""
    year = filters.current().year or 0
    rows = ask.rows(LISTINGS["term_list"], equals={"body": seat["body_code"]})
    of_seat = [row for row in rows if str(row["seat_number"]) == seat["seat_number"]]
    number = max((row["term_number"] or 0 for row in of_seat), default=0)
    terms = []
    for row in [row for row in of_seat if row["municipality"] and (row["report_year"] or 0) <= year][-1:]:
        number += row["term_number"] is None
        before = {
            "holder_name": row["holder_name"] or "",
            "municipality": row["municipality"],
            "function": row["function"] or "",
            "is_acting": _ACTING.get(row["standing"], ""),
            "starts_on": _typed(row, "starts_on"),
            "ends_on": holder["starts_on"],
            "appointed_by": row["appointed_by"] or "",
        }
        terms.append(seat | {"term_number": str(row["term_number"] or number)} | before)
    return [*terms, seat | {"term_number": str(number + 1)} | holder]


def _typed(row: dict[str, Any], name: str) -> str:
    """A date as someone would type it, in the precision it has."""
    value, precision = row[name], row[f"{name}_precision"]
    if value is None:
        return ""
    return f"{value:%d-%m-%Y}" if precision == "dag" else dutch.when(value, precision)


def _paste() -> None:
    """The list as a report prints it; it goes the road of Upload, where it is checked and saved."""
    with st.form("paste"):
        text = st.text_area(
            "Plak hier de lijst: commissie, naam, gemeente, functie; een streepje is vacant",
            height=200,
            key="paste_text",
            placeholder="Commissie FIN  Gemeentefinanciën",
        )
        if not st.form_submit_button("Klaarzetten op Upload", type="primary"):
            return
    if not text.strip():
        enter.complain(["Er is nog niets geplakt."])
        return
    drafts.put(text.encode("utf-8"), f"Lijst met zetels {filters.current().year}.txt")
    show.note("De lijst staat klaar op de pagina Upload. Daar ziet u wat er verandert en kunt u haar opslaan.")


def _choose_vacancy(place: str) -> dict[str, Any] | None:
    """One of the rounds that are still open."""
    rows = [row for row in ask.rows(LISTINGS["vacancy_list"]) if row["outcome"] == "open"]
    if not rows:
        show.note("Er staat geen ronde open. Open eerst een ronde.")
        return None
    labels = {f"{r['vacancy_id']} · {r['body_name'] or 'commissie niet genoemd'} · {r['stage']}": r for r in rows}
    return labels[st.selectbox("Vacature", list(labels), key=f"{place}_vacancy", filter_mode=None)]


def _candidates(vacancy: dict[str, Any]) -> list[dict[str, Any]]:
    rows = ask.rows(LISTINGS["nomination_list"])
    return [row for row in rows if row["vacancy_id"] == vacancy["vacancy_id"]]


def _candidate_name(row: dict[str, Any]) -> str:
    about = " · ".join(x for x in (row["municipality"], row["function"]) if x)
    return f"kandidaat {row['candidate_number']} · {about} · {row['stage']}"


def _key(row: dict[str, Any]) -> dict[str, str]:
    return {
        "vacancy_id": row["vacancy_id"],
        "candidate_number": str(row["candidate_number"]),
        "municipality": row["municipality"],
    }


def _done(saved: bool) -> None:
    if saved:
        candidate_names.empty_due()
        st.rerun()
