"""Where a ledger account belongs, a budget heading or a group of the balance: asked once, kept for later years."""

from __future__ import annotations

from typing import Any

import streamlit as st

from etl.datasets.ledger_accounts import GROUPS, NOT_GROUPED
from metrics import LISTINGS, dutch
from ui.blocks import ask, enter, filters, markup, show
from ui.blocks.markup import Markup, tag
from ui.blocks.who import is_read_only, who

_LATER = "nog niet indelen"
_MOST = 30
_DONE = "indelen_klaar"
_OPEN = f"account_type = 'balans' AND balance_group = '{NOT_GROUPED}'"


def unsorted() -> None:
    """The accounts that no heading is known of, large; those with only a proposal, in a line; and the form."""
    if st.session_state.pop(_DONE, False):
        enter.said()
    rows = ask.keep("unsorted", lambda: ask.rows(LISTINGS["sorting_list"], "NOT is_sorted OR is_to_confirm"))
    if not rows:
        return
    unknown = [row for row in rows if not row["is_sorted"]]
    if unknown:
        show.html(_question(unknown))
    proposed = len(rows) - len(unknown)
    if proposed:
        show.note(
            f"{dutch.several(proposed, 'rekening telt', 'rekeningen tellen')} bij de kostensoort die volgt uit de "
            "RGS-code in het bestand. Bevestig dat of kies een andere kostensoort."
        )
    if not is_read_only():
        fold = st.expander(
            "Deel rekeningen in", expanded=bool(unknown), key=f"indelen_{enter.turn()}", on_change="rerun"
        )
        if fold.open:
            with fold:
                _form(rows[:_MOST], len(rows))
    show.foot("indeling", LISTINGS["sorting_list"])


def ungrouped() -> None:
    """The balance accounts that nothing says the group of, with their amount; and the form."""
    rows = ask.keep("ungrouped", lambda: ask.rows(LISTINGS["group_list"], _OPEN))
    if not rows:
        return
    head = dutch.several(len(rows), "balansrekening is", "balansrekeningen zijn")
    lines = [
        [
            f"{row['account_id']} {row['account_name']}",
            dutch.euro(row["booked"], cents=True),
            row["proposed_group"] or "geen voorstel",
            markup.place(row),
        ]
        for row in rows
    ]
    said = f"{head} nog niet ingedeeld, er staat geen code bij. Geld op de bank volgens de boeken is daarom onbekend."
    heads = ["Rekening", "Stand", "Voorstel", markup.PLACE]
    show.html(tag("p", said, css="vgg-alarm") + markup.table("", heads, lines, (1,), label=head))
    if not is_read_only():
        fold = st.expander(
            "Deel balansrekeningen in", expanded=True, key=f"balans_indelen_{enter.turn()}", on_change="rerun"
        )
        if fold.open:
            with fold:
                _group_form(rows[:_MOST])


def _group_form(rows: list[dict[str, Any]]) -> None:
    by = who("balans_indelen")
    with st.form(f"balans_indelen_form_{enter.turn()}", border=False):
        show.note(
            "Bank is een betaal- of spaarrekening; kruisposten zijn geld onderweg. Het voorstel volgt uit de naam. Wat "
            "u opslaat, geldt voor dit boekjaar en alle latere jaren, tot iemand het verandert."
        )
        chosen = {
            row["account_id"]: st.selectbox(
                markup.plain(f"{row['account_id']} {row['account_name']} ({dutch.euro(row['booked'], cents=True)})"),
                [_LATER, *GROUPS],
                GROUPS.index(row["proposed_group"]) + 1 if row["proposed_group"] in GROUPS else 0,
                filter_mode=None,
                key=f"balans_indelen_{row['account_id']}_{enter.turn()}",
            )
            for row in rows
        }
        pressed = st.form_submit_button("Indeling van de balans opslaan")
    year = filters.current().year
    typed = [
        {"account_id": account, "from_year": str(year), "balance_group": name}
        for account, name in chosen.items()
        if name != _LATER
    ]
    if not pressed:
        return
    if not typed:
        enter.complain(["Kies bij ten minste één rekening een groep."])
    elif enter.save(
        "account_mapping", typed, by=by, at="balans_indelen", reason=f"Indeling van {_accounts(len(typed))}"
    ):
        st.session_state[_DONE] = True
        st.rerun()


def _question(rows: list[dict[str, Any]]) -> Markup:
    """How many accounts wait for a heading, with the amount of each: it counts, and it is not hidden."""
    head = dutch.several(len(rows), "rekening heeft nog geen kostensoort", "rekeningen hebben nog geen kostensoort")
    lines = [
        [
            f"{row['account_id']} {row['account_name']}",
            dutch.euro(row["booked"], cents=True),
            row["booked_as"],
            row["proposal"] or "geen voorstel",
            row["why"],
            markup.place(row),
        ]
        for row in rows
    ]
    heads = ["Rekening", "Geboekt", "Als", "Voorstel", "Waarom", markup.PLACE]
    said = f"{head}. Tot u ze indeelt, tellen zij mee als ‘niet ingedeeld’."
    return tag("p", said, css="vgg-alarm") + markup.table("", heads, lines, (1,), label=head)


def _accounts(count: int) -> str:
    return dutch.several(count, "rekening", "rekeningen")


def _form(rows: list[dict[str, Any]], every: int) -> None:
    names = [str(row["cost_type"]) for row in ask.rows(LISTINGS["heading_list"])]
    if not names:
        show.empty(LISTINGS["heading_list"].needs)
        return
    if every > len(rows):
        show.note(f"Dit zijn de eerste {len(rows)} van {_accounts(every)}; na het opslaan komen de volgende.")
    by = who("indelen")
    with st.form(f"indelen_form_{enter.turn()}", border=False):
        chosen = {
            row["account_id"]: st.selectbox(
                markup.plain(f"{row['account_id']} {row['account_name']} ({dutch.euro(row['booked'], cents=True)})"),
                [_LATER, *names],
                names.index(row["proposal"]) + 1 if row["proposal"] in names else 0,
                filter_mode=None,
                key=f"indelen_{row['account_id']}_{enter.turn()}",
            )
            for row in rows
        }
        show.note("Dit geldt voor dit boekjaar en alle latere jaren, tot iemand het verandert.")
        pressed = st.form_submit_button("Indeling opslaan")
    year = filters.current().year
    typed = [
        {"account_id": account, "from_year": str(year), "cost_type": name}
        for account, name in chosen.items()
        if name != _LATER
    ]
    if not pressed:
        return
    if not typed:
        enter.complain(["Kies bij ten minste één rekening een kostensoort."])
    elif enter.save("account_mapping", typed, by=by, at="indelen", reason=f"Indeling van {_accounts(len(typed))}"):
        st.session_state[_DONE] = True
        st.rerun()
