"""All agreements as a table, with filters in the address."""

from __future__ import annotations

from typing import Any

import streamlit as st

from metrics import LISTINGS, METRICS, dutch
from ui import agreement
from ui.blocks import ask, earlier, filters, links, show
from ui.blocks.markup import NOTHING, Markup, framed, joined, not_there, place, tag, value_of
from ui.blocks.pictures import signs

NOBODY = "niet genoemd"
"""The owner of an agreement that names none."""
_EVERY = "alle"
_STATES = {
    _EVERY: "",
    "open": "is_open",
    "te laat": "is_overdue",
    "deze maand": "when_due = 'deze maand'",
    "later": "when_due = 'later'",
    "zonder datum": "when_due = 'zonder datum'",
    "klaar": "when_due = 'klaar'",
    "afgerond": "state = 'afgerond'",
    "vervallen": "state = 'vervallen'",
    "stand onbekend": "state = 'onbekend'",
}
_KINDS = (_EVERY, "conclusie", "besluit", "actie")
_MOST = 40


OF = ("stand", "soort", "eigenaar")
"""What the address says of the table."""


def table() -> None:
    """Agreements by state, kind and owner; what is late first. What was carried over says from which year."""
    show.cards(*(METRICS[i] for i in ("agreements", "agreements_open", "agreements_overdue")), key="afspraken-tabel")
    every = ask.rows(LISTINGS["agreement_list"])
    owners = (_EVERY, *sorted({row["owner_function"] or NOBODY for row in every}))
    show.html(_unknown(owners))
    with st.container(horizontal=True, key="agreement_filters"):
        state = st.selectbox("Stand", list(_STATES), key="stand", bind="query-params", filter_mode=None, width=220)
        kind = st.selectbox("Soort", _KINDS, key="soort", bind="query-params", filter_mode=None, width=220)
        owner = st.selectbox("Eigenaar", owners, key="eigenaar", bind="query-params", filter_mode=None, width=320)
    which = _STATES.get(str(state), "")
    chosen_by = (("kind", kind), ("owner_function", owner))
    equals = {name: None if value == NOBODY else value for name, value in chosen_by if value != _EVERY}
    rows = ask.rows(LISTINGS["agreement_list"], which, equals)
    if not every:
        show.empty(LISTINGS["agreement_list"].needs)
        return
    if not rows:
        show.empty("Geen afspraak past bij deze keuze. Kies een andere stand, soort of eigenaar.")
    else:
        of_address = agreement.found(every)
        chosen = agreement.named(of_address) if of_address else ""
        show.html(ask.keep("agreement table", lambda: _table(rows, chosen), state, kind, owner, chosen))
        if of_address:
            show.html(earlier.of_row("agreements", agreement.key(of_address), "deze afspraak"))
    show.foot("alle-afspraken", LISTINGS["agreement_list"], which=which, equals=equals)


def _unknown(owners: tuple[str, ...]) -> Markup:
    """A line for each filter in the address that does not exist, and so is not made."""
    known = {
        "stand": (tuple(_STATES), "is geen stand van een afspraak"),
        "soort": (_KINDS, "is geen soort afspraak"),
        "eigenaar": (owners, f"is van geen afspraak {filters.current().scope()} de eigenaar"),
    }
    asked = {name: str(st.query_params.get(name, "")) for name in OF}
    wrong = [name for name in OF if asked[name] and asked[name] not in known[name][0]]
    return joined(*(not_there(f"‘{asked[name]}’ {known[name][1]}; die keuze telt niet mee.") for name in wrong))


def _table(rows: list[dict[str, Any]], chosen: str) -> Markup:
    head = ("Afspraak", "Soort", "Eigenaar", "Uiterlijk", "Stand", "Afgesproken in", "Dossier", "Staat in")
    body = [_row(row, agreement.named(row) == chosen) for row in rows[:_MOST]]
    count = dutch.several(len(rows), "afspraak", "afspraken")
    count = f"de eerste {_MOST} van {count}" if len(rows) > _MOST else count
    count = ", ".join(filter(None, (count, agreement.late_on() if any(row["is_overdue"] for row in rows) else "")))
    return framed("Afspraken", head, body, css="vgg-agreements", caption=count)


def late(row: dict[str, Any]) -> Markup:
    """How many days too late: with a sign for who sees it, and the words alone for who hears them."""
    return tag("strong", tag("span", f"{signs.IN_TEXT['te laat']} ", aria_hidden="true"), agreement.late(row))


def _row(row: dict[str, Any], is_chosen: bool) -> Markup:
    carried = tag("div", tag("small", f"meegenomen uit {row['made_year']}")) if row["is_carried_over"] else NOTHING
    state = joined(row["state"])
    if row["is_overdue"]:
        state = late(row) + " · " + state
    elif row["closed_on"]:
        state += tag("div", tag("small", value_of(row, "closed_on")))
    source = " · ".join(str(x) for x in (row["meeting_title"] or row["made_at"], value_of(row, "made_on")) if x)
    about = joined(*(_dossier(number) for number in row["dossier_ids"]), by=", ")
    cells = (
        row["kind"],
        _or_none(row["owner_function"], "niet genoemd"),
        _or_none(value_of(row, "due_date"), "niet genoemd"),
        state,
        _or_none(source, "niet genoemd"),
        about or tag("span", "geen", css="vgg-none"),
        place(row),
    )
    name = tag("th", row["description"], carried, scope="row")
    return tag("tr", name, *(tag("td", cell) for cell in cells), css="chosen" if is_chosen else "")


def _or_none(text: str | None, none: str) -> str:
    return text if text else tag("span", none, css="vgg-none")


def _dossier(number: str) -> Markup:
    return tag("a", number, href=links.page("dossiers", {"dossier": number}))
