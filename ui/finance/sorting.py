"""Where a ledger account belongs, a budget heading or a group of the balance: asked once, kept for later years."""

from __future__ import annotations

from typing import Any

import streamlit as st

from etl.datasets.ledger_accounts import GROUPS, NOT_GROUPED
from metrics import LISTINGS, dutch
from ui.blocks import ask, enter, filters, markup, show
from ui.blocks.markup import Markup
from ui.blocks.who import is_read_only, who

_LATER = "nog niet indelen"
_MOST = 30
_DONE = "indelen_klaar"
_OPEN = f"account_type = 'balans' AND balance_group = '{NOT_GROUPED}'"


def waiting() -> list[str]:
    """For the top of the page: how many accounts nobody gave a place yet, in the result and on the balance."""
    unknown, open_ones = _asked("NOT is_sorted"), ask.kept(LISTINGS["group_list"], _OPEN)
    found = (
        [
            f"{_without(len(unknown))}; tot dan {'telt zij' if len(unknown) == 1 else 'tellen zij'} mee als "
            "‘niet ingedeeld’."
        ]
        if unknown
        else []
    )
    return [
        *found,
        *([f"{_ungrouped(len(open_ones))}: geld op de bank volgens de boeken is onbekend."] if open_ones else []),
    ]


def proposed() -> int:
    """How many accounts count under a heading that was only proposed."""
    return len(_asked("NOT is_sorted OR is_to_confirm")) - len(_asked("NOT is_sorted"))


def _asked(which: str) -> list[dict[str, Any]]:
    return ask.kept(LISTINGS["sorting_list"], which)


def _without(count: int) -> str:
    return dutch.several(count, "rekening heeft nog geen kostensoort", "rekeningen hebben nog geen kostensoort")


def _ungrouped(count: int) -> str:
    return f"{dutch.several(count, 'balansrekening is', 'balansrekeningen zijn')} nog niet ingedeeld"


def accounts() -> None:
    """Every account that waits for a place, with the forms; or that there is none."""
    unsorted()
    ungrouped()
    if not _asked("NOT is_sorted OR is_to_confirm") and not ask.kept(LISTINGS["group_list"], _OPEN):
        show.note("Alle rekeningen zijn ingedeeld.")


def unsorted() -> None:
    """The accounts that no heading is known of, large; those with only a proposal, in a line; and the form."""
    if st.session_state.pop(_DONE, False):
        enter.said()
    rows = _asked("NOT is_sorted OR is_to_confirm")
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
    rows = ask.kept(LISTINGS["group_list"], _OPEN)
    if not rows:
        return
    lines = [
        [
            f"{row['account_id']} {row['account_name']}",
            dutch.euro(row["booked"], cents=True),
            row["proposed_group"] or "geen voorstel",
            markup.place(row),
        ]
        for row in rows
    ]
    head = _ungrouped(len(rows))
    heads = ["Rekening", "Stand", "Voorstel", markup.PLACE]
    show.html(markup.table(f"{head}: er staat geen code bij", heads, lines, (1,)))
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
    return markup.table(_without(len(rows)), heads, lines, (1,))


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
