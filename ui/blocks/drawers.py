"""Drawers: what a page holds for who doubts or works, one row of links under its answer; one is open at a time.

Which one is open stands in the address (`?la=uren`). What is in a closed one is neither counted nor sent.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import streamlit as st

from metrics import dutch, typed_in
from metrics.origin import documents_sql
from ui.blocks import ask, enter, filters, links, origin, sources, store
from ui.blocks.markup import Markup, html, not_there, tag
from ui.blocks.who import is_read_only

ADDRESS = "la"
BLOCK = "blok"
BEHIND = "bron"
MOST_DOCUMENTS = 12
"""So many documents are named on paper, and the rest is counted."""


@dataclass(frozen=True)
class Drawer:
    """One drawer. name: in the address; label: on its link; build: shows what is in it.

    count: how many there are, beside the label. of: the parameters of the address that belong to this drawer alone and
    go when it closes. for_work: it holds a form, so who only reads does not see it.
    """

    name: str
    label: str
    build: Callable[[], None]
    count: int | None = None
    of: Sequence[str] = ()
    for_work: bool = False


def drawers(*all_of_them: Drawer) -> None:
    """The row of links at the end of a page, and under it the one drawer that is open.

    After the drawers of the page itself come the one with tables and sources of all its blocks, and printing.
    """
    behind = sources.all_here()
    shown = [one for one in all_of_them if not (one.for_work and is_read_only())]
    if behind:
        shown.append(Drawer(BEHIND, "Tabellen en bron", lambda: _behind(behind), of=(BLOCK,)))
    asked = is_open()
    opened = next((one for one in shown if (one.name == asked if asked else _is_asked(one))), None)
    belongs = {parameter: None for one in shown for parameter in one.of}
    items = [tag("li", _link(one, one is opened, belongs)) for one in shown]
    items.append(tag("li", tag("button", "Afdrukken", type="button", data_vgg_print="page")))
    html(tag("nav", tag("ul", *items), css="vgg-drawers", aria_label="Meer bij deze pagina"))
    if asked and opened is None:
        html(tag("p", "Deze lade bestaat niet (meer). Kies er hierboven een.", css="vgg-note", role="status"))
    if behind:
        html(ask.keep("on paper", lambda: _on_paper(behind), tuple(one.key for one in behind)))
    if opened is None:
        return
    with st.container(key="lade"), sources.at_hand():
        html(_head(opened, belongs))
        enter.said()
        opened.build()


def is_open() -> str:
    """The name of the drawer that the address asks for; empty for none."""
    return str(st.query_params.get(ADDRESS, ""))


def _is_asked(one: Drawer) -> bool:
    """Does the address name something that only this drawer shows, without saying that it is open?"""
    return any(st.query_params.get(parameter) for parameter in one.of)


def address(name: str, **more: str | None) -> str:
    """The address that opens a drawer of this page; more: parameters that go with it."""
    return links.here({ADDRESS: name, **more})


def behind(key: str) -> str:
    """The address of the table, the rows and the source of one block of this page."""
    return address(BEHIND, **{BLOCK: key})


def _link(one: Drawer, is_opened: bool, belongs: dict[str, None]) -> Markup:
    count = f" ({dutch.number(one.count)})" if one.count is not None else ""
    leads = links.here({**belongs, ADDRESS: None if is_opened else one.name})
    return tag("a", one.label, count, href=leads, aria_expanded="true" if is_opened else "false", data_vgg_la=one.name)


def _head(one: Drawer, belongs: dict[str, None]) -> Markup:
    shut = tag("a", "Sluiten", href=links.here({**belongs, ADDRESS: None}), css="vgg-shut", data_vgg_la="")
    return tag("div", tag("h2", one.label, tabindex="-1", id="vgg-la"), shut, css="vgg-drawer-head")


def _behind(found: Sequence[sources.Source]) -> None:
    """Choose a block of this page, and see its meaning, its figures as a table, its rows, its source, and downloads."""
    asked = str(st.query_params.get(BLOCK, ""))
    chosen = next((one for one in found if one.key == asked), found[0])
    if asked and chosen.key != asked:
        html(not_there(f"Blok ‘{asked}’ staat niet op deze pagina; u ziet ‘{chosen.label}’."))
    if len(found) > 1:
        names = [
            tag("li", tag("a", one.label, href=behind(one.key), aria_current="true" if one is chosen else ""))
            for one in found
        ]
        html(tag("nav", tag("ul", *names), css="vgg-blocks", aria_label="Waarvan u de bron ziet"))
    origin.shown(chosen)
    moment = dutch.moment(store.page().published_on)
    html(tag("p", f"Stand van {moment}. {'. '.join(_judged())}", css="vgg-note"))


def _on_paper(found: Sequence[sources.Source]) -> Markup:
    """The documents behind this page and its moment, which stand at the foot of its paper."""
    asked = filters.current()
    rows = [row for one in found for what in one.what for row in ask.days(documents_sql(what, asked))]
    names = sorted({typed_in.document({"_file": file, "_sheet": None}) for file, _ in rows})
    shown = ", ".join(names[:MOST_DOCUMENTS]) or "geen bestand"
    more = f" en nog {dutch.several(len(names) - MOST_DOCUMENTS, 'bestand', 'bestanden')}"
    more = more if len(names) > MOST_DOCUMENTS else ""
    words = f"Bron: {shown}{more}. Stand van {dutch.moment(store.page().published_on)}."
    return tag("p", words, css="vgg-note vgg-on-paper")


def _judged() -> list[str]:
    about = ask.about()
    return [] if about is None else [f"Beoordeeld op {dutch.day(about.judged_on)}."]
