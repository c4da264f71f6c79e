"""Notes that people write at a dossier, a light or a chart: by which function, when, and shown where they belong."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from metrics import LISTINGS, clock
from ui.blocks import ask, dutch, enter, filters
from ui.blocks.markup import NOTHING, Markup, place, tag
from ui.blocks.who import who

CHART, DOSSIER, LIGHT = "grafiek", "dossier", "stoplicht"
_PAGE, _JUST = "page", "noted"


def on_page(name: str) -> None:
    """Which page runs; only the frame says this, so that a note on a chart knows where it belongs."""
    st.session_state[_PAGE] = name


def chart(key: str, equals: Mapping[str, Any] | None = None) -> str:
    """The name of a block of this page, as a note keeps it: `activiteit/kwartalen`, `dossiers/uren/D09`."""
    parts = (st.session_state.get(_PAGE, ""), key, *(equals or {}).values())
    return "/".join(str(part) for part in parts if part not in ("", None))


def light(dossier_id: str, half: int) -> str:
    """The name of one light, as a note keeps it: `D08/1`."""
    return f"{dossier_id}/{half}"


def of(kind: str, subject: str) -> list[dict[str, Any]]:
    """The notes on one subject, the newest first."""
    return ask.keep("written notes", _all).get((kind, subject), [])


def _all() -> dict[tuple[str, str], list[dict[str, Any]]]:
    found: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for row in ask.rows(LISTINGS["written_notes"]):
        found.setdefault((row["subject_kind"], row["subject_id"]), []).append(row)
    return found


def written(kind: str, subject: str) -> Markup:
    """The notes on one subject, the newest first; nothing where there are none."""
    items = [_item(row) for row in of(kind, subject)]
    return tag("ul", *items, css="vgg-notes", aria_label="Notities") if items else NOTHING


def _item(row: dict[str, Any]) -> Markup:
    by = f"{row['by_function']}, {dutch.day(row['written_on'])}"
    return tag("li", tag("span", row["sentence"]), tag("small", by), place(row))


def sheet(kind: str, subject: str) -> tuple[Sequence[str], list[list[Any]]] | None:
    """The notes on one subject as headings and rows for an export, or None where there are none."""
    rows = of(kind, subject)
    if not rows:
        return None
    columns = LISTINGS["written_notes"].columns
    return tuple(columns.values()), [[row[name] for name in columns] for row in rows]


def said(subject: str) -> None:
    """What was saved at this subject in the run before, once."""
    if st.session_state.get(_JUST) == subject:
        del st.session_state[_JUST]
        enter.said()


def form(subjects: Mapping[str, tuple[str, str]], dossier_id: str = "") -> None:
    """The form for a note. subjects: the words for what it can be about → kind and subject; one is not asked."""
    spot = f"{enter.turn()}_{next(iter(subjects.values()))[1]}"
    with st.form(f"notitie_{spot}", border=False):
        names = list(subjects)
        name = names[0]
        if len(names) > 1:
            name = st.selectbox("Waarbij", names, key=f"notitie_bij_{spot}", filter_mode=None, width=320)
        text = st.text_area("Notitie", key=f"notitie_tekst_{spot}", height=80)
        by = who(f"notitie_{spot}")
        pressed = st.form_submit_button("Notitie opslaan")
    if pressed:
        _save(*subjects[name], text, by, f"notitie_{spot}", dossier_id)


def _save(kind: str, subject: str, text: str, by: str, at: str, dossier_id: str) -> None:
    now = clock.now()
    row = {
        "report_year": str(filters.current().year),
        "note_id": f"N-{now:%Y%m%d-%H%M%S-%f}",
        "kind": "notitie",
        "sentence": text.strip(),
        "dossier_ids": dossier_id,
        "subject_kind": kind,
        "subject_id": subject,
        "by_function": by,
        "written_on": f"{now:%d-%m-%Y}",
    }
    if enter.save("notes", [row], by=by, at=at, reason=f"notitie bij {kind} {subject}"):
        st.session_state[_JUST] = subject
        st.rerun()
