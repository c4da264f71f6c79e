"""The last batches: what each was, and undo or redo with what will happen said first."""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

import warehouse
from etl.datasets import DATASETS
from etl.errors import Refused
from etl.load import redo, undo
from etl.store import batches
from ui.blocks import dutch, enter, markup, show
from ui.blocks.markup import tag
from ui.blocks.who import who


def history(most: int) -> None:
    """The last batches: what each was, and undo or redo with what will happen said first."""
    every = batches.all_batches()[::-1]
    if not every:
        show.empty("Er is nog niets geladen.")
        return
    for batch in every[:most]:
        _batch(batch)
    if len(every) > most:
        show.note(f"En nog {len(every) - most} oudere; alle staan op de pagina Gegevens.")


def _batch(batch: batches.Batch) -> None:
    m = batch.manifest
    state = "telt mee" if batch.is_active else "teruggedraaid"
    damage = batch.damage or (warehouse.current() or {}).get("set_aside", {}).get(batch.id, "")
    if damage and batch.is_active:
        state = "beschadigd, telt niet mee"
    rows = sum(part["rows"] for part in m["parts"])
    made_up = " · fictief voorbeeld" if m["is_fictional"] else ""
    with st.expander(
        f"{batch.id} · {markup.plain(m['file'])} · {state}{made_up}", on_change="rerun", key=f"b_{batch.id}"
    ) as fold:
        if not fold.open:
            return
        facts = [
            ("Geladen", f"{dutch.moment(m['loaded_at'])} door {m['loaded_by']}"),
            ("Waarom", m["reason"] or "niet opgegeven"),
            *([("Beschadigd", damage)] if damage else []),
            ("Regels", dutch.number(rows)),
            ("Wat veranderde", "; ".join(_changed(m["datasets"])) or "onbekend"),
        ]
        show.html(tag("dl", *(tag("dt", k) + tag("dd", v) for k, v in facts), css="vgg-facts"))
        verb = "Terugdraaien" if batch.is_active else "Opnieuw toepassen"
        what = "gaat" if batch.is_active else "komt"
        where = "weg" if batch.is_active else "terug"
        taken = [
            f"{dutch.several(g['rows'], 'regel', 'regels')} van {DATASETS[g['dataset']].title}" for g in batch.gone
        ]
        back = f"Wat zij weghaalde ({', '.join(taken)}), {'komt terug' if batch.is_active else 'gaat weer weg'}. "
        show.note(
            f"{verb}: alles wat deze aanlevering bracht {what} {where}; wat andere brachten, blijft staan. "
            f"{back if taken else ''}"
            "Het bestand zelf blijft bewaard."
        )
        with st.form(f"switch_{batch.id}", border=False):
            by = who(batch.id)
            pressed = st.form_submit_button(verb, key=f"do_{batch.id}")
        original = batches.original_of(m["sha256"])
        if original.exists():
            st.download_button(
                "Oorspronkelijk bestand", original.read_bytes, m["file"], key=f"o_{batch.id}", on_click="ignore"
            )
        if pressed:
            _switch(batch, by)


def _changed(counts: Mapping[str, Mapping[str, int]]) -> list[str]:
    """Per kind of data what a batch changed when it was loaded."""
    said = (("new", "nieuw"), ("changed", "gewijzigd"), ("unchanged", "ongewijzigd"), ("gone", "weg"))
    return [
        f"{DATASETS[name].title}: " + ", ".join(f"{dutch.number(n[key])} {word}" for key, word in said if n.get(key))
        for name, n in counts.items()
        if name in DATASETS and any(n.values())
    ]


def _switch(batch: batches.Batch, by: str) -> None:
    if not by:
        enter.complain(["Vul eerst in wat uw functie is; die staat straks in het logboek."])
        return
    try:
        with st.spinner("Bezig…"):
            sentence = (undo if batch.is_active else redo)(batch.id, by=by)
    except (Refused, warehouse.CannotStore) as error:
        enter.complain([error.sentence])
        return
    enter.say_next(sentence)
    st.rerun()
