"""What changed since a day of choice, on Overzicht: counted per kind of data, and the weightiest cells in words."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import streamlit as st

from metrics import dutch
from ui.blocks import markup, past, show, store

_MOST = 12
SINCE = "sinds"
_HEADS = ("Soort gegevens", "Welke", "Wat", "Was", "Werd")


def since() -> None:
    """A day to choose, also in the address (`?sinds=20-11-2024`), and what changed since its start."""
    typed = st.text_input(
        "Sinds welke dag?", key=SINCE, bind="query-params", placeholder="bijvoorbeeld 20-11-2024", width=260
    )
    last = dutch.day(store.page().published_on.date())
    if not typed:
        show.note(f"Vul een dag in. Deze stand is gemaakt op {last}; wat daarvoor werd geladen, telt als oud.")
        return
    day = _day(typed)
    if day is None:
        show.note(f"‘{typed}’ is geen dag. Schrijf dag-maand-jaar, bijvoorbeeld 20-11-2024.")
        return
    _shown(day)


def _day(text: str) -> date | None:
    for form in ("%d-%m-%Y", "%Y-%m-%d", "%d/%m/%Y"):
        try:
            return datetime.strptime(text.strip(), form).date()  # noqa: DTZ007 - a day has no zone
        except ValueError:
            continue
    return None


def _shown(day: date) -> None:
    found = past.since(day)
    if not len(found):
        show.note(f"Sinds het begin van {dutch.day(day)} is er in de gegevens niets veranderd.")
        return
    counted = [[title, *(dutch.number(n) for n in numbers)] for title, *numbers in past.counts(found)]
    heads = ("Soort gegevens", "Nieuwe regels", "Gewijzigde cellen", "Verdwenen regels")
    show.html(markup.table(f"Sinds het begin van {dutch.day(day)}", heads, counted, numeric=(1, 2, 3)))
    rows = [_row(one) for one in found.to_dict("records")]
    changed = [row for row in rows if row[2] != "nieuw"] or rows
    one, more = ("wijziging", "wijzigingen") if changed is not rows else ("nieuwe regel", "nieuwe regels")
    count = dutch.several(len(changed), one, more)
    caption = f"{f'de eerste {_MOST} van ' if len(changed) > _MOST else ''}{count}, het zwaarste eerst"
    show.html(markup.table(caption, _HEADS, changed[:_MOST]))
    show.downloads(f"veranderd-sinds-{day:%Y-%m-%d}", _HEADS, rows, "wijzigingen")


def _row(one: dict[Any, Any]) -> list[str]:
    what = one["heading"] or one["kind"]
    return [str(one["title"]), str(one["row"]), str(what), *(str(one[side] or "") for side in ("old", "new"))]
