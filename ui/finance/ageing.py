"""The looks of open invoices: who had not paid on a day that the reader chooses, and how long it has been due."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import streamlit as st

from metrics import LISTINGS, METRICS, dutch, open_items
from ui.blocks import ask, filters, markup, show, store
from ui.blocks.markup import NOTHING, Markup, joined, place, tag

_KINDS = {"debiteuren": "debiteur", "crediteuren": "crediteur"}
_NEEDS = "Laad de bladen Relaties en Facturen op de pagina Upload."


def open_invoices() -> None:
    """Who had not paid on a day, and how soon the association itself pays."""
    _on_a_day()
    show.cards(METRICS["creditors_open"], METRICS["paid_within_30"], key="betalen")


def _on_a_day() -> None:
    """Two choices in the address (whose invoices, on which day), and a row per relation with members first."""
    about, year = ask.about(), filters.current().year
    if (
        about is None
        or about.data_until is None
        or year is None
        or not ask.keep("any invoice", lambda: bool(ask.rows(LISTINGS["invoice_list"])))
    ):
        show.empty(_NEEDS)
        return
    if st.session_state.get("stand_jaar", year) != year:
        st.session_state.pop("stand", None)
    st.session_state["stand_jaar"] = year
    with st.container(horizontal=True, vertical_alignment="bottom"):
        whose = st.segmented_control(
            "Facturen van", list(_KINDS), default="debiteuren", required=True, key="facturen", bind="query-params"
        )
        day = st.date_input(
            "Stand op",
            about.books_judged_on,
            min_value=date(year - 5, 1, 1),
            max_value=about.books_end,
            format="DD-MM-YYYY",
            key="stand",
            bind="query-params",
            width=180,
        )
    if not isinstance(day, date):
        show.note("Kies een dag.")
        return
    kind = _KINDS[str(whose)]
    show.html(ask.keep("ageing", lambda: _table(kind, day), kind, day))
    show.note(ask.keep("ageing evidence", lambda: _evidence(_open(kind, day)), kind, day))
    _fold(kind, day)


def _table(kind: str, day: date) -> Markup:
    where, reader = filters.current(), store.page()
    rows = reader.rows(*open_items.relations_sql(kind, day, where))
    [(books, known)] = reader.rows(*open_items.books_sql(kind, day, where))
    if not rows:
        return tag("p", f"Op {dutch.day(day)} stond er niets open.", css="vgg-note")
    ages = [n for n, age in enumerate(open_items.AGES) if any(row[3 + n] for row in rows)]
    heads = ["Relatie", "Samen", *(open_items.AGES[n].capitalize() for n in ages), "Facturen"]
    lines = []
    for row in rows:
        name = joined(row[0], tag("small", " lid") if row[1] else NOTHING)
        amounts = [dutch.euro(row[3 + n], cents=True) if row[3 + n] else "–" for n in ages]
        lines.append([name, dutch.euro(row[2], cents=True), *amounts, dutch.number(row[-2])])
    sums = [_sum(rows, 2), *(_sum(rows, 3 + n) for n in ages)]
    lines.append(
        [
            tag("strong", "Samen"),
            *(tag("strong", dutch.euro(s, cents=True)) for s in sums),
            dutch.number(sum(row[-2] for row in rows)),
        ]
    )
    caption = f"Open op {dutch.day(day)}, leden eerst"
    said = [_against(sums[0], books, known, day)]
    unknown = sum(row[-1] for row in rows)
    if unknown:
        said.append(f"Van {dutch.several(unknown, 'factuur', 'facturen')} is het open bedrag onbekend.")
    notes = (tag("p", one, css="vgg-note") for one in said)
    return joined(markup.table(caption, heads, lines, range(1, len(heads))), *notes)


def _sum(rows: list[tuple[Any, ...]], at: int) -> Decimal:
    return sum((row[at] for row in rows if row[at] is not None), Decimal(0))


def _against(total: Decimal, books: Decimal | None, known: date | None, day: date) -> str:
    """The same sum in the ledger on that day, and the difference; known: up to which day its books are."""
    if books is None:
        return "Of dit gelijk is aan het grootboek, is onbekend: er zijn geen boekingen geladen."
    if books == total:
        return f"In het grootboek staat op {dutch.day(day)} hetzelfde bedrag open."
    if known is None or known < day:
        until = f"de boeken zijn bekend tot en met {dutch.day(known)}" if known else "daarvan is nog niets geboekt"
        return f"Of dit gelijk is aan het grootboek, is nog niet te zeggen: {until}."
    gap = dutch.euro(abs(books - total), cents=True)
    return f"In het grootboek staat op {dutch.day(day)} {dutch.euro(books, cents=True)} open: een verschil van {gap}."


def _open(kind: str, day: date) -> list[dict[str, Any]]:
    """The invoices that were open on that day."""
    found = store.page().rows(*open_items.invoices_sql(kind, day, filters.current()))
    return [dict(zip(open_items.INVOICE_COLUMNS, row, strict=True)) for row in found]


def _evidence(rows: list[dict[str, Any]]) -> str:
    """How good the evidence is, and what belongs to no invoice."""
    levels = sorted({int(row["evidence_level"]) for row in rows if row["evidence_level"]})
    told = "; ".join(open_items.EVIDENCE[level] for level in levels)
    said = f"Bron van wat open staat: {told or 'de facturen zijn opgegeven op het blad Facturen'}."
    loose = sum((r["open_amount"] for r in rows if r["is_unallocated"] and r["open_amount"]), Decimal(0))
    return f"{said} Niet aan een factuur toegewezen: {dutch.euro(loose, cents=True)}."


def _fold(kind: str, day: date) -> None:
    """The invoices themselves, how good the evidence is, and both downloads."""
    fold = st.expander("Facturen en bron", key="regels_open", on_change="rerun")
    if not fold.open:
        return
    rows = _open(kind, day)
    with fold:
        show.note(open_items.MEANS)
        heads = ["Factuur", "Relatie", "Factuurdatum", "Vervaldatum", "Open", "Ouderdom", markup.PLACE]
        lines = [
            [
                r["invoice_id"],
                r["relation_name"],
                dutch.day(r["invoice_date"]),
                dutch.day(r["due_date"]) if r["due_date"] else dutch.UNKNOWN,
                dutch.euro(r["open_amount"], cents=True),
                r["age"] or dutch.UNKNOWN,
                place(r),
            ]
            for r in rows[: markup.MOST_ROWS]
        ]
        show.html(
            markup.table(f"{dutch.several(len(rows), 'factuur', 'facturen')} op {dutch.day(day)}", heads, lines, (4,))
        )
        name = f"open-{kind}-{day.isoformat()}"
        show.downloads(name, list(open_items.INVOICE_COLUMNS.values()), [list(r.values()) for r in rows], "facturen")
