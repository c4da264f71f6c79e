"""Forms of VNG: open a round, its outcome with the seat that it fills, and the list of seats as a report prints it."""

from __future__ import annotations

from typing import Any

import streamlit as st

from etl import drafts
from metrics import LISTINGS, dutch
from ui.blocks import ask, enter, filters, show
from ui.blocks.who import who
from ui.vng import candidates
from ui.vng.candidates import DAY, choose_vacancy, done

_ACTIONS = ("Ronde openen", "Kandidaat melden", "Stap vastleggen", "Uitkomst vastleggen", "Lijst met zetels plakken")
_OUTCOMES = ("benoemd", "voorlopig benoemd", "niet benoemd", "ingetrokken", "geen kandidaat")
_NOBODY = "niemand"
_ACTING = {"waarnemend": "ja", "benoemd": "nee"}


def desk() -> None:
    """One choice of what to note down, and its form."""
    action = st.segmented_control("Wat wilt u vastleggen?", _ACTIONS, default=_ACTIONS[0], required=True, key="wat")
    if action == _ACTIONS[0]:
        _open_round()
    elif action == _ACTIONS[1]:
        candidates.report()
    elif action == _ACTIONS[2]:
        candidates.step()
    elif action == _ACTIONS[3]:
        _outcome()
    else:
        _paste()
    candidates.kept()


def _open_round() -> None:
    seats = {_seat_name(row): row for row in ask.rows(LISTINGS["seat_list"])}
    if not seats:
        show.empty(LISTINGS["seat_list"].needs)
        return
    with st.form("open_round"):
        seat = seats[st.selectbox("Zetel", list(seats), key="round_seat", filter_mode=None)]
        round_ = st.selectbox("Ronde", ("voorjaar", "najaar"), key="round_round", filter_mode=None)
        with st.container(horizontal=True):
            opened = st.text_input("Opengesteld", placeholder=DAY, key="round_opened")
            closes = st.text_input("Kandidaten melden tot", placeholder=DAY, key="round_closes")
            recommend = st.text_input("Aanbeveling DB VGG", placeholder=DAY, key="round_recommended")
            nominate = st.text_input("Voordracht", placeholder=DAY, key="round_nominated")
            decide = st.text_input("Ledenvergadering", placeholder=DAY, key="round_decided")
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
    done(enter.save("vacancies", [row], by=by, at="round", reason="ronde geopend"))


def _seat_name(row: dict[str, Any]) -> str:
    return f"{row['body_name']} ({row['body_code']}), zetel {row['seat_number']}, {row['state']}"


def _outcome() -> None:
    vacancy = choose_vacancy("outcome")
    if vacancy is None:
        return
    of = candidates.still_open(vacancy)
    with st.form("outcome"):
        outcome = st.selectbox("Uitkomst", _OUTCOMES, key="outcome_outcome", filter_mode=None)
        who_is_it = st.selectbox("Wie is benoemd?", [*of, _NOBODY], key="outcome_candidate", filter_mode=None)
        with st.container(horizontal=True):
            day = st.text_input("Datum van het besluit", placeholder=DAY, key="outcome_day")
            ends = st.text_input("Einde van de termijn", placeholder=DAY, key="outcome_ends")
            appointed_by = st.text_input("Benoemd door", placeholder="ALV of BALV", key="outcome_by")
        by = who("outcome")
        if not st.form_submit_button("Uitkomst vastleggen", type="primary"):
            return
    chosen, is_appointed = of.get(who_is_it), candidates.is_appointment(outcome)
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
            candidates.key_of(row) | {"outcome": outcome if row is chosen else lost, "outcome_on": day}
            for row in of.values()
        ]
    if chosen is not None and vacancy["seat_number"] is not None:
        sheets |= _seat(vacancy, chosen, outcome, day, ends, appointed_by)
    done(enter.save_sheets(sheets, by=by, at="outcome", reason=f"uitkomst: {outcome}"))


def _seat(
    vacancy: dict[str, Any], chosen: dict[str, Any], outcome: str, day: str, ends: str, appointed_by: str
) -> dict[str, list[dict[str, str]]]:
    """The seat and the new term of who was appointed: from then on a public office, with its name."""
    seat = {"body_code": vacancy["body_code"], "seat_number": str(vacancy["seat_number"])}
    holder = {
        "holder_name": candidates.kept_name(vacancy, chosen),
        "municipality": chosen["municipality"],
        "function": chosen["function"] or "",
        "is_acting": dutch.yes_no(outcome == "voorlopig benoemd"),
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
    return dutch.typed(row[name], row[f"{name}_precision"])


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
