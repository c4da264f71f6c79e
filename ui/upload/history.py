"""The batches: the last ones as a line each, and one of them with what it was and undo or redo."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st

import warehouse
from etl.datasets import DATASETS
from etl.errors import Refused
from etl.load import redo, undo
from etl.store import batches
from metrics import dutch
from ui.blocks import drawers, enter, markup, show
from ui.blocks.markup import NOTHING, Markup, fictional, tag
from ui.blocks.who import who
from ui.upload.choose import ADDRESS

DRAWER = "aanleveringen"
WHICH = "welke"
"""The name in the address of the batch that one looks at in the drawer."""

_MOST = 200


def last(most: int) -> None:
    """The last batches, one line each, with the way to undo them; not while a file is on its way."""
    if st.query_params.get(ADDRESS):
        return
    every = batches.all_batches()[::-1]
    if not every:
        show.empty("Er is nog niets geladen.")
        return
    show.html(_table("Laatst geladen", every[:most]))


def history() -> None:
    """The batch in the address with undo or redo; then all of them, the newest first."""
    every = batches.all_batches()[::-1]
    if not every:
        show.empty("Er is nog niets geladen.")
        return
    asked = st.query_params.get(WHICH, "")
    chosen = next((batch for batch in every if batch.id == asked), None)
    if chosen:
        _one(chosen)
    elif asked:
        show.note(f"Aanlevering {asked} is er niet.")
    count = dutch.several(len(every), "aanlevering", "aanleveringen")
    show.html(_table(f"De nieuwste {_MOST} van {count}" if len(every) > _MOST else count, every[:_MOST], numbers=True))


def _table(caption: str, shown: Sequence[batches.Batch], numbers: bool = False) -> Markup:
    """numbers: with the number of each, and whether it counts."""
    lines = []
    for batch in shown:
        m, verb = batch.manifest, _verb(batch)
        mark = fictional("fictief") if m["is_fictional"] else NOTHING
        leads = drawers.address(DRAWER, **{WHICH: batch.id})
        link = tag("a", f"{verb}…", href=leads, data_vgg_la=DRAWER, aria_label=f"{verb}: {m['file']}")
        state = NOTHING if batch.is_active and not _damage(batch) else tag("div", _state(batch), css="vgg-place")
        name = markup.joined(tag("span", m["file"]), " ", mark, state)
        lines.append([name, dutch.moment(m["loaded_at"]), m["loaded_by"], dutch.number(_rows(batch)), link])
        if numbers:
            lines[-1].insert(1, batch.id)
    heads = ["Bestand", *(["Nummer"] if numbers else []), "Geladen", "Door", "Regels", "Terug"]
    return markup.table(caption, heads, lines, (4 if numbers else 3,))


def _verb(batch: batches.Batch) -> str:
    return "Terugdraaien" if batch.is_active else "Opnieuw toepassen"


def _rows(batch: batches.Batch) -> int:
    return sum(part["rows"] for part in batch.manifest["parts"])


def _damage(batch: batches.Batch) -> str:
    return str(batch.damage or (warehouse.current() or {}).get("set_aside", {}).get(batch.id, ""))


def _state(batch: batches.Batch) -> str:
    if not batch.is_active:
        return "teruggedraaid"
    return "beschadigd, telt niet mee" if _damage(batch) else "telt mee"


def _one(batch: batches.Batch) -> None:
    """What a batch was; undo or redo, with what will happen said first."""
    m, damage = batch.manifest, _damage(batch)
    made_up = " · fictief voorbeeld" if m["is_fictional"] else ""
    facts = [
        ("Bestand", f"{m['file']} · {_state(batch)}{made_up}"),
        ("Nummer", batch.id),
        ("Geladen", f"{dutch.moment(m['loaded_at'])} door {m['loaded_by']}"),
        ("Waarom", m["reason"] or "niet opgegeven"),
        *([("Beschadigd", damage)] if damage else []),
        ("Regels", dutch.number(_rows(batch))),
        ("Wat veranderde", "; ".join(_changed(m["datasets"])) or "onbekend"),
    ]
    show.html(tag("dl", *(tag("dt", k) + tag("dd", v) for k, v in facts), css="vgg-facts"))
    verb, what, where = _verb(batch), *(("gaat", "weg") if batch.is_active else ("komt", "terug"))
    taken = [f"{dutch.several(g['rows'], 'regel', 'regels')} van {DATASETS[g['dataset']].title}" for g in batch.gone]
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
