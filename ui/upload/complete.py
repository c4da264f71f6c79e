"""In step 4: is the file complete for a period, so that what it does not have goes away? And what that would be."""

from __future__ import annotations

import streamlit as st

from etl import drafts
from etl.check.period import period_of
from etl.check.removals import Gone
from etl.datasets import DATASETS
from etl.drafts import Draft
from etl.load import Outcome
from etl.store import batches
from ui.blocks import dutch, markup, show
from ui.blocks.markup import tag
from ui.upload.warn import warning

MOST_SHOWN = 100
_ADDS = ""


def complete(draft: Draft, outcome: Outcome) -> None:
    """Ask for which period the file is complete: per kind of data, or nothing, which is how it begins."""
    chosen = draft.choices.replaces
    names = [name for name in DATASETS if name in outcome.periods or name in chosen]
    if not names:
        return
    with st.expander(_label(draft), expanded=bool(chosen), key=f"complete_{draft.id}"):
        show.note(
            "Een bestand vult aan: wat er niet in staat, blijft staan. Is het volledig voor een periode, kies die dan "
            "hier. Regels van die periode die niet in het bestand staan, worden dan weggehaald. U ziet eerst welke."
        )
        with st.form(f"replaces_{draft.id}", border=False):
            picked = {name: _pick(draft, name, outcome.periods.get(name, ())) for name in names}
            if st.form_submit_button("Toepassen", key=f"replace_{draft.id}"):
                drafts.decide(draft.id, lambda choices: choices.with_replaces(picked))
                st.rerun()


def _label(draft: Draft) -> str:
    chosen = [f"{DATASETS[name].title}, {_said(text)}" for name, text in draft.choices.replaces.items()]
    return f"Volledig voor een periode: {'; '.join(chosen)}" if chosen else "Is dit bestand volledig voor een periode?"


def _said(text: str) -> str:
    period = period_of(text)
    return period.words if period else text


def _pick(draft: Draft, name: str, periods: tuple[str, ...]) -> str:
    now = draft.choices.replaces.get(name, _ADDS)
    options = [_ADDS, *periods, *([now] if now and now not in periods else [])]
    picked: str = st.selectbox(
        DATASETS[name].title,
        options,
        index=options.index(now),
        filter_mode=None,
        format_func=lambda text: f"volledig voor {_said(text)}" if text else "vult aan, haalt niets weg",
        key=f"replaces_{draft.id}_{name}_{now}",
    )
    return picked


def gone(draft: Draft, outcome: Outcome) -> None:
    """The rows that would go, each with what it is and where it stood."""
    for one in outcome.gone:
        _of_dataset(draft, one)


def _of_dataset(draft: Draft, one: Gone) -> None:
    manifests = {batch.id: batch.manifest for batch in batches.all_batches()}
    title = DATASETS[one.dataset].title
    rows = dutch.several(one.rows, "regel gaat", "regels gaan")
    lacks = "die staat" if one.rows == 1 else "die staan"
    sentence = f"{title}: {rows} weg. Het bestand is volledig voor {one.words}, en {lacks} er niet in."
    show.html(tag("p", sentence, css="vgg-careful", role="status"))
    warned = {row: warning(row.was_in, manifests.get(row.was_in), draft) for row in one.shown}
    first = sorted(one.shown, key=lambda row: not warned[row])[:MOST_SHOWN]
    lines = [[tag("del", row.key), row.label, warned[row] or row.was_in] for row in first]
    caption = f"Wat weggaat van {title}" + (f", de eerste {MOST_SHOWN}" if one.rows > MOST_SHOWN else "")
    show.html(markup.table(caption, ["Welke", "Wat", "Stond in"], lines))
