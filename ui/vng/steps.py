"""The steps of the spring and the autumn round as a checklist, and the same days for a calendar."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import streamlit as st

from metrics import LISTINGS, dutch
from reports.calendar import as_ics
from ui.blocks import ask, filters, markup, show, store
from ui.blocks.markup import Markup, place, tag


def drawer() -> None:
    """The checklist, and a calendar file of it."""
    listing = LISTINGS["step_list"]
    show.html(ask.keep("vng steps", _steps))
    show.foot("stappen", listing, label="Alle stappen")
    rows = ask.kept(listing)
    if rows:
        reader, asked = store.page(), filters.current()
        st.download_button(
            "Stappen in uw agenda",
            lambda: as_ics(_events(rows), reader.published_on),
            f"vgg-rondes-{asked.year}.ics",
            "text/calendar",
            key="ics_rondes",
            on_click="ignore",
        )


def _steps() -> Markup:
    rows = ask.kept(LISTINGS["step_list"])
    if not rows:
        return tag("p", LISTINGS["step_list"].needs, css="vgg-empty")
    lines = []
    for row in rows:
        state = "voorbij" if row["is_past"] else "nog te doen"
        missing = dutch.several(row["without_candidate"], "vacature", "vacatures")
        more = f"{missing} zonder kandidaat" if row["without_candidate"] else ""
        if row["candidates_unknown"]:
            more = f"bij {dutch.several(row['candidates_unknown'], 'vacature', 'vacatures')} kandidaten onbekend"
        about = dutch.several(row["vacancies"], "vacature", "vacatures")
        lines.append(
            [
                f"{row['round'] or 'ronde niet genoemd'}: {row['step']}",
                dutch.when(row["due_on"], row["due_on_precision"]),
                state,
                f"{about}{', ' if more else ''}{more}",
                place(row),
            ]
        )
    return markup.table("Stappen van de rondes", ["Stap", "Datum", "Stand", "Waarvoor", markup.PLACE], lines)


def _events(rows: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """The steps in the form of the agenda, each a whole day; one of a month or season has no place in a calendar."""
    return [
        {
            "meeting_id": f"ronde-{row['due_on']:%Y%m%d}-{row['step_number']}{'' if row['round'] else '-zonder-naam'}",
            "meeting_date": row["due_on"],
            "meeting_date_precision": row["due_on_precision"],
            "title": f"VNG-ronde{' ' + row['round'] if row['round'] else ''}: {row['step']}",
            "kind": "VNG-ronde",
            "state": "gehouden" if row["is_past"] else "gepland",
            "start_time": None,
            "end_time": None,
            "location": None,
            "is_fictional": row["is_fictional"],
        }
        for row in rows
    ]
