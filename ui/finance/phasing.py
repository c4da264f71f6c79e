"""What is typed on Financiën about the months of a year: which are closed, and how a budget line falls over them."""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import pairwise
from typing import Any

import streamlit as st

from etl.datasets.budget_lines import AS_LAST_YEAR, BY_HAND, EVENLY, IN_ONE_MONTH
from metrics import LISTINGS, clock, dutch
from ui.blocks import ask, enter, filters, show
from ui.blocks.who import is_read_only, who
from ui.finance import month_names

_WAYS = {
    EVENLY: "gelijk per maand",
    AS_LAST_YEAR: "zoals de boekingen van vorig jaar vielen",
    IN_ONE_MONTH: "eenmalig, in één maand",
    BY_HAND: "met de hand: een bedrag per maand",
}
_NONE_YET = "nog geen maand"
_DONE = "maanden_klaar"
_AMOUNT = re.compile(r"(?:\d+|\d{1,3}(?:\.\d{3})+)(?:,\d{1,2})?")


def months() -> None:
    """Up to which month the books count and who says so; the form for that, and for the phasing of a budget line."""
    if st.session_state.pop(_DONE, False):
        enter.said()
    closed = next(iter(ask.kept(LISTINGS["closed_months"])), None)
    lines = ask.kept(LISTINGS["budget_line_list"])
    if closed:
        show.note(_closed_in_words(closed))
    if closed and not is_read_only():
        fold = st.expander("Maanden afsluiten", key="maanden_afsluiten", on_change="rerun")
        if fold.open:
            with fold:
                _close(closed)
    if lines and not is_read_only():
        fold = st.expander("Kies hoe een begrotingsregel over het jaar valt", key="fasering_kiezen", on_change="rerun")
        if fold.open:
            with fold:
                _phase(lines)
    if closed or lines:
        show.foot("fasering", LISTINGS["budget_line_list"], LISTINGS["closed_months"])


def until() -> str:
    """Up to which month the books count and who says so, for beside the figures; empty where nothing is known."""
    closed = next(iter(ask.kept(LISTINGS["closed_months"])), None)
    return _closed_in_words(closed) if closed else ""


def _closed_in_words(row: dict[str, Any]) -> str:
    why = {"opgegeven": "Dat is opgegeven.", "akkoord op het kwartaal": "Dat volgt uit het akkoord op een kwartaal."}
    said = why.get(row["basis"], "Dat is afgelezen uit de boekingen en niet bevestigd.")
    if not row["months_closed"]:
        return f"Van dit jaar is nog geen hele maand geboekt. {said}"
    return f"‘Tot nu toe’ loopt tot en met {dutch.day(row['until_day'])}. {said}"


def _close(closed: dict[str, Any]) -> None:
    today = clock.today()
    over = sum(row["ends"] <= today for row in ask.rows(LISTINGS["book_months"]))
    names = [_NONE_YET, *month_names.of_the_year()[:over]]
    by = who("maanden")
    with st.form(f"maanden_form_{enter.turn()}", border=False):
        name = st.selectbox(
            "De boeken zijn compleet tot en met",
            names,
            min(int(closed["months_closed"] or 0), over),
            filter_mode=None,
            key=f"maanden_{enter.turn()}",
            width=280,
        )
        show.note(
            "Tot en met die maand telt ‘tot nu toe’; wat daarna komt, verwacht de prognose. Het blijft zo tot iemand "
            "het verandert, ook als er later meer is geboekt. Een maand die nog loopt, kan niet worden afgesloten."
        )
        pressed = st.form_submit_button("Afgesloten maanden opslaan")
    if pressed:
        row = {"fiscal_year": str(filters.current().year), "months": str(names.index(name)), "said_by": by}
        _saved("months_closed", row, by, "maanden", f"Afgesloten maanden: {name}")


def _phase(lines: list[dict[str, Any]]) -> None:
    named = {_name(line): line for line in lines}
    line = named[st.selectbox("Begrotingsregel", list(named), filter_mode=None, key="fasering_regel")]
    spot = f"{line['version']}_{line['line_id']}_{enter.turn()}"
    show.note(f"Nu: {line['phasing']}, {line['basis']}." if line["is_counted"] else f"Deze regel {line['basis']}.")
    ways = list(_WAYS)
    way = st.radio(
        "Zo valt het bedrag over het jaar",
        ways,
        ways.index(line["chosen"] or EVENLY),
        format_func=lambda one: _WAYS[one],
        key=f"fasering_{spot}",
    )
    place = f"fasering_{filters.current().year}_{line['version']}_{line['line_id']}"
    by = who(place)
    with st.form(f"fasering_form_{spot}", border=False):
        month, amounts = "", list[str]()
        if way == AS_LAST_YEAR:
            show.note(
                "Dat kan alleen als alle boekingen van vorig jaar op deze kostensoort bekend zijn; anders wordt het "
                "bedrag gelijk verdeeld, en dat staat erbij."
            )
        elif way == IN_ONE_MONTH:
            month = _one_month(line, spot)
        elif way == BY_HAND:
            amounts = _twelve(line, spot)
        pressed = st.form_submit_button("Fasering opslaan")
    if not pressed:
        return
    wrong = _wrong(amounts, abs(line["amount"])) if way == BY_HAND else ""
    if wrong:
        enter.complain([wrong])
        return
    chosen = {
        "phasing": way,
        "phasing_month": month,
        "phasing_amounts": "; ".join(text.strip().replace(".", "") for text in amounts),
    }
    _saved("budget_lines", _stored(line) | chosen, by, place, f"Fasering van {line['cost_type']}: {way}")


def _name(line: dict[str, Any]) -> str:
    """What a line is called in the list; its version and number tell two of one heading apart."""
    of = f"{line['cost_type']} · {line['project_name']}" if line["project_name"] else line["cost_type"]
    return f"{of}: {dutch.euro(line['amount'], cents=True)} ({line['version']}, regel {line['line_id']})"


def _one_month(line: dict[str, Any], spot: str) -> str:
    names = month_names.of_the_year()
    now = int(line["phasing_month"] or 1) - 1
    name = st.selectbox("In welke maand?", names, now, filter_mode=None, key=f"fasering_maand_{spot}", width=220)
    return str(names.index(name) + 1)


def _twelve(line: dict[str, Any], spot: str) -> list[str]:
    """Twelve fields in rows of four, filled with what was chosen, else with equal parts that add up to the cent."""
    whole = abs(line["amount"])
    until = [(whole * n / 12).quantize(Decimal("0.01")) for n in range(13)]
    filled = [dutch.typed(b - a) for a, b in pairwise(until)]
    if line["chosen"] == BY_HAND:
        filled = [text.strip() for text in line["phasing_amounts"].split(";")]
    names, typed = month_names.of_the_year(), []
    for row in range(0, 12, 4):
        with st.container(horizontal=True):
            typed += [
                st.text_input(f"Bedrag {names[n]}", filled[n], key=f"fasering_{n}_{spot}", width=150)
                for n in range(row, row + 4)
            ]
    less = ", zonder min" if line["amount"] < 0 else ""
    show.note(f"In euro{less}; de twaalf bedragen zijn samen {dutch.euro(whole, cents=True)}. Een maand zonder is 0.")
    return typed


def _wrong(texts: list[str], whole: Decimal) -> str:
    """Why these twelve amounts cannot be kept, in a sentence; empty when they can."""
    names = month_names.of_the_year()
    bad = [name for name, text in zip(names, texts, strict=True) if not _AMOUNT.fullmatch(text.strip())]
    if bad:
        return f"Vul bij {', '.join(bad)} een bedrag in als 1250 of 1250,50; een maand zonder bedrag is 0."
    found = sum((Decimal(text.strip().replace(".", "").replace(",", ".")) for text in texts), Decimal(0))
    if found != whole:
        gap = whole - found
        more = "te weinig" if gap > 0 else "te veel"
        return (
            f"De twaalf bedragen zijn samen {dutch.euro(found, cents=True)}, en de begrotingsregel is "
            f"{dutch.euro(whole, cents=True)}: {dutch.euro(abs(gap), cents=True)} {more}."
        )
    return ""


def _stored(line: dict[str, Any]) -> dict[str, str]:
    """The line as the sheet Begroting has it."""
    kept = ("version", "line_id", "cost_type", "project_code", "amount", "prior_year_actual", "note")
    return {
        "fiscal_year": str(filters.current().year),
        "decided_on": dutch.typed(line["decided_on"], line["decided_on_precision"]),
    } | {name: dutch.typed(line[name]) for name in kept}


def _saved(dataset: str, row: dict[str, str], by: str, place: str, reason: str) -> None:
    if enter.save(dataset, [row], by=by, at=place, reason=reason):
        st.session_state[_DONE] = True
        st.rerun()
