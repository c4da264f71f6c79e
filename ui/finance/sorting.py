"""Which ledger account belongs to which budget heading: asked once, with a proposal, and kept for later years."""

from __future__ import annotations

from typing import Any

import streamlit as st

from metrics import LISTINGS
from ui.blocks import ask, dutch, enter, filters, markup, show
from ui.blocks.markup import Markup, tag
from ui.blocks.who import is_read_only, who

_LATER = "nog niet indelen"
_MOST = 30
_DONE = "indelen_klaar"


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


def _form(rows: list[dict[str, Any]], every: int) -> None:
    names = [str(row["cost_type"]) for row in ask.rows(LISTINGS["heading_list"])]
    if not names:
        show.empty(LISTINGS["heading_list"].needs)
        return
    if every > len(rows):
        show.note(f"Dit zijn de eerste {len(rows)} van {every} rekeningen; na het opslaan komen de volgende.")
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
    elif enter.save("account_mapping", typed, by=by, at="indelen", reason=f"Indeling van {len(typed)} rekeningen"):
        st.session_state[_DONE] = True
        st.rerun()
