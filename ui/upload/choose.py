"""Before the road: choose files or go on with one that is ready; and the templates."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path

import streamlit as st

import warehouse
from etl import drafts
from etl.datasets import DATASETS
from etl.drafts import Draft
from etl.errors import UnreadableFile
from etl.schema import Dataset
from etl.workbooks.export import workbook_of
from etl.workbooks.template import write_template
from metrics import dutch
from ui.blocks import enter, markup, show, store
from ui.blocks.markup import tag

ADDRESS = "concept"
"""The name in the address under which a file that is ready is found again."""
_PICKED = "picked"
_CAN_BRING = (
    "Een rekenblad: Excel (.xlsx, .xlsb, .xls), OpenDocument (.ods) of csv. Een agenda: .ics. Van de boekhouding: een "
    "auditbestand (XAF). Van de bank: afschriften (CAMT.053 of MT940). Van een leverancier: een e-factuur (UBL). Ook "
    "ingepakt (zip of gzip). Hoogstens 20 MB en 200.000 regels; een auditbestand 200 MB."
)
"""Which kinds of file can be read, for who wants to know before he asks for one."""


def choose() -> None:
    """The uploader, and the files that are ready."""
    files = st.file_uploader(
        "Kies een of meer bestanden: een lijst uit Excel of een ander rekenblad, uw agenda, of wat u kreeg van de "
        "boekhouding, de bank of een leverancier",
        accept_multiple_files=True,
        key=f"files_{st.session_state.get(_PICKED, 0)}",
    )
    if files:
        _keep(files)
    show.html(
        tag(
            "details",
            tag("summary", "Welke soorten bestanden kunnen mee?"),
            tag("p", _CAN_BRING),
            css="vgg-note vgg-not-on-paper",
        )
    )
    _ready()


def _keep(files: Sequence[object]) -> None:
    """Keep the files on the server; a single one is opened at once."""
    kept: list[Draft] = []
    wrong = []
    for one in files:
        try:
            kept += drafts.put_all(one.getvalue(), one.name)  # type: ignore[attr-defined]
        except UnreadableFile as unreadable:
            wrong.append(unreadable.sentence)
    if wrong:
        enter.complain(wrong)
        return
    st.session_state[_PICKED] = st.session_state.get(_PICKED, 0) + 1
    if len(kept) == 1:
        st.query_params[ADDRESS] = kept[0].id
    st.rerun()


def _ready() -> None:
    """The files that were put ready and not (wholly) saved yet."""
    waiting = drafts.every()
    if not waiting:
        return
    show.header("Nog niet klaar")
    show.note(f"Deze bestanden blijven {drafts.KEEP_DAYS} dagen staan, ook als u de pagina sluit.")
    for draft in waiting:
        with st.container(horizontal=True, vertical_alignment="center", border=True, key=f"ready_{draft.id}"):
            state = "een deel is opgeslagen, de rest wacht" if draft.is_partly_saved else "nog niets opgeslagen"
            put_on = dutch.moment(draft.put_on.astimezone().isoformat())
            why = f"  \n{markup.plain(draft.note)}" if draft.note else ""
            st.markdown(f"**{markup.plain(draft.name)}** · {state} · klaargezet {put_on}{why}", width="stretch")
            if st.button("Verder", key=f"open_{draft.id}"):
                st.query_params[ADDRESS] = draft.id
                st.rerun()
            if st.button("Weggooien", key=f"drop_{draft.id}"):
                drafts.drop(draft.id)
                st.rerun()


def templates() -> None:
    """A blank template, and the template filled with the data of now, to edit and send back."""
    titles = st.multiselect(
        "Welke bladen?", [d.title for d in DATASETS.values()], placeholder="alle bladen", key="bladen", select_all=False
    )
    chosen = [d for d in DATASETS.values() if not titles or d.title in titles]
    with st.container(horizontal=True):
        st.download_button("Leeg sjabloon", lambda: _blank(chosen), "sjabloon.xlsx", key="blank", on_click="ignore")
        if warehouse.current():
            st.download_button(
                "Sjabloon met de gegevens van nu",
                lambda: _filled(tuple(d.name for d in chosen)),
                "sjabloon-met-gegevens.xlsx",
                key="filled",
                on_click="ignore",
            )


def _blank(chosen: Sequence[Dataset]) -> bytes:
    with tempfile.TemporaryDirectory(prefix="vgg-") as folder:
        path = Path(folder) / "sjabloon.xlsx"
        write_template(path, chosen)
        return path.read_bytes()


def _filled(names: tuple[str, ...]) -> bytes:
    with store.opened() as reader:
        return workbook_of(reader, names)
