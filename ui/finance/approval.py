"""What is typed on Financiën: the note with a large deviation, and the treasurer's approval of a quarter."""

from __future__ import annotations

from datetime import date
from typing import Any

import streamlit as st

from metrics import LISTINGS, METRICS, clock, dutch
from reports.quarter import last_day, quarter_report
from ui.blocks import ask, enter, filters, links, past, show, store
from ui.blocks.markup import Markup, joined, tag
from ui.blocks.who import is_read_only, who
from ui.finance import approved, month_names, period


def for_the_audit() -> None:
    """That this is the view for the kascommissie, and how to leave it; nothing in the ordinary view."""
    if is_read_only():
        leave = tag("a", "Stoppen", href=links.here({"kascommissie": None}))
        show.html(tag("p", "Weergave voor de kascommissie: alleen lezen. ", leave, css="vgg-note"))


def quarters_and_report() -> None:
    """The approvals of the quarters, and the report of one."""
    quarters()
    report()


def report() -> None:
    """The quarter report as a workbook, made when it is asked for."""
    booked = _booked()
    year = filters.current().year
    if not booked or year is None:
        return
    today = clock.today()
    running = {quarter for quarter in booked if last_day(store.page(), year, quarter) > today}
    with st.container(horizontal=True, vertical_alignment="bottom"):
        asked = period.chosen().quarter
        quarter = st.selectbox(
            "Kwartaalrapport over",
            booked,
            booked.index(asked) if asked in booked else len(booked) - 1,
            format_func=lambda one: dutch.quarter(one) + (" (loopt nog)" if one in running else ""),
            filter_mode=None,
            key=f"rapport_kwartaal_{asked}",
            width=220,
        )
        day = last_day(store.page(), year, int(quarter))
        st.download_button(
            "Kwartaalrapport (Excel)",
            lambda: _made(year, int(quarter), day),
            f"kwartaalrapport-{year}-{quarter}.xlsx",
            key="kwartaalrapport",
            on_click="ignore",
        )


def _made(year: int, quarter: int, day: date) -> bytes:
    """The report, with everything as on the last day of its quarter; made after the run of the page."""
    with past.opened(past.as_on(day)) as reader:
        return quarter_report(reader, year, quarter)


def evidence() -> None:
    """The files behind the figures, for whoever has to check them, and the view in which nothing can be typed."""
    if not is_read_only():
        only = tag("a", "Weergave voor de kascommissie: alleen lezen", href=links.here({"kascommissie": "true"}))
        show.html(tag("p", only, ". Dat staat in het adres: stuur het door aan wie controleert."))
    with st.container(key="bewijs_tabel"):
        show.listing(
            LISTINGS["evidence_list"],
            ("file", "sheet", "lines", "loaded_on", "loaded_by", "sha256"),
            key="bewijs",
            most=20,
        )


def remarks() -> None:
    """The headings whose outcome deviates above the threshold, each with its note or the request for one."""
    rows = ask.kept(LISTINGS["deviation_list"], "is_large")
    if not ask.one(METRICS["deviations_without_note"]).coverage_top and not rows:
        if ask.to_decide(METRICS["budget_result"]) is not None:
            show.note(f"Geen kostensoort wijkt sterk af. {_limit()}")
        return
    items = [tag("li", tag("span", row["cost_type"], css="what"), tag("span", _said(row))) for row in rows]
    show.html(tag("p", _limit(), css="vgg-note") + tag("ul", *items, css="vgg-points"))
    show.foot("afwijkingen", METRICS["deviations_without_note"], LISTINGS["deviation_list"])
    if is_read_only():
        return
    fold = st.expander("Schrijf een toelichting", key="toelichting", on_change="rerun")
    if fold.open:
        with fold:
            _write([str(row["cost_type"]) for row in rows])


def _limit() -> str:
    """Above which deviation a note is needed."""
    row = ask.keep("deviation limit", lambda: ask.rows(LISTINGS["deviation_list"]))[0]
    return (
        f"Een toelichting is nodig als de prognose meer dan {dutch.percent(row['limit_percent'], as_set=True)} én "
        f"meer dan {dutch.euro(row['limit_amount'])} van de begroting afwijkt."
    )


def _said(row: dict[str, Any]) -> str:
    note = row["remark"] or "Nog geen toelichting."
    amount, word = dutch.euro(abs(row["difference"])), "Uitkomst" if month_names.all_closed() else "Verwacht"
    if row["is_of_projects"]:  # what is left of it is not a gain: it is to be repaid or was received in advance
        return f"{word}: {amount} {row['direction']} dan begroot, van geld van projecten. {note}"
    return f"{word}: {amount} {row['direction']}er dan begroot. {note}"


def _write(names: list[str]) -> None:
    by = who("toelichting")
    with st.form("toelichting_form", border=False):
        name = st.selectbox("Kostensoort", names, filter_mode=None)
        text = st.text_area("Toelichting", placeholder="Waarom wijkt het af?")
        if st.form_submit_button("Toelichting opslaan") and enter.save(
            "budget_remarks",
            [{"fiscal_year": str(filters.current().year), "cost_type": name, "remark": text.strip()}],
            by=by,
            at="toelichting",
            reason=f"Toelichting bij {name}",
        ):
            st.rerun()


def quarters() -> None:
    """Per quarter whether approval was given and what changed since; and a way to give it."""
    enter.said()
    approved.changed_since()
    rows = ask.kept(LISTINGS["approval_list"])
    open_quarters = _booked()
    if not rows and not open_quarters:
        show.empty(METRICS["costs"].needs)
        return
    given = sorted({row["quarter"] for row in rows})
    if rows:
        show.html(joined(*(_quarter(q, [row for row in rows if row["quarter"] == q]) for q in given)))
        show.foot("akkoord", LISTINGS["approval_list"])
    else:
        show.note("Er is voor dit jaar nog geen akkoord gegeven.")
    if is_read_only():
        return
    open_quarters = approved.to_approve(open_quarters, set(given))
    if not open_quarters:
        show.note(
            "Er is geen kwartaal dat op akkoord wacht: kwartalen gaan op volgorde, en pas als het kwartaal voorbij en "
            "geboekt is. Verandert er iets na het akkoord, dan kan het opnieuw."
        )
        return
    fold = st.expander("Geef akkoord op een kwartaal", key="akkoord_geven", on_change="rerun")
    if fold.open:
        with fold:
            _approve(open_quarters)


def waiting() -> list[int]:
    """The quarters that may be approved now, or again."""
    given = {int(row["quarter"]) for row in ask.kept(LISTINGS["approval_list"])}
    return approved.to_approve(_booked(), given)


def _booked() -> list[int]:
    rows = ask.kept(LISTINGS["quarter_list"], "actual IS NOT NULL")
    return sorted({int(row["quarter"]) for row in rows})


def _quarter(quarter: int, rows: list[dict[str, Any]]) -> Markup:
    first = rows[0]
    head = f"{dutch.quarter(quarter)}: akkoord van {first['approved_by']} op {dutch.day(first['approved_on'])}"
    said = tag("p", tag("strong", head), f". {first['remark']}" if first["remark"] else "")
    return said + approved.frozen(quarter) + approved.changed_in(quarter)


def _approve(open_quarters: list[int]) -> None:
    missing = [row["cost_type"] for row in ask.rows(LISTINGS["deviation_list"], "is_large AND remark IS NULL")]
    if missing:
        show.note(f"Schrijf eerst een toelichting bij {', '.join(missing)}; daarna kunt u akkoord geven.")
        return
    by = who("akkoord")
    with st.form("akkoord_form", border=False):
        quarter = st.selectbox(
            "Kwartaal", open_quarters, format_func=dutch.quarter, index=len(open_quarters) - 1, filter_mode=None
        )
        remark = st.text_input("Opmerking", placeholder="mag leeg blijven")
        pressed = st.form_submit_button("Akkoord geven")
    if pressed:
        rows, reason = _frozen(int(quarter), by, remark.strip()), f"Akkoord op het {dutch.quarter(quarter)}"
        if enter.save_sheets(rows, by=by, at="akkoord", reason=reason):
            st.rerun()


def _frozen(quarter: int, by: str, remark: str) -> dict[str, list[dict[str, str]]]:
    """The amounts of the quarter as they are now, one row per heading, and what stands on its last day."""
    sums: dict[str, Any] = {}
    for row in ask.rows(LISTINGS["quarter_list"], "actual IS NOT NULL", {"quarter": quarter}):
        sums[row["cost_type"]] = sums.get(row["cost_type"], 0) + row["actual"]
    today = clock.today()
    headings = [
        {
            "fiscal_year": str(filters.current().year),
            "quarter": str(quarter),
            "cost_type": name,
            "amount": dutch.typed(amount),
            "approved_by": by,
            "approved_on": dutch.typed(today),
            "remark": remark,
        }
        for name, amount in sums.items()
    ]
    return {"approvals": headings, "approved_figures": approved.figures(quarter, by, today)}
