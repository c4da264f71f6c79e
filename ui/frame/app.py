"""The frame around every page: menu, filters, what they mean in words, and one generation of the data."""

from __future__ import annotations

import streamlit as st
from streamlit.delta_generator import DeltaGenerator
from streamlit.navigation.page import StreamlitPage

import warehouse
from ui.blocks import association, filters, notes, sources, store, who
from ui.blocks.association import Association
from ui.blocks.markup import html, joined, not_there, plain
from ui.frame import choices, top
from ui.frame.menu import FIRST, PAGES, TITLES

WITHOUT_DATA = "upload"
"""The page that also works when nothing has been loaded yet, because it is the way to load something."""


def menu() -> dict[str, StreamlitPage]:
    """The pages by name. The first is the start page, at `/`."""
    return {
        name: st.Page(
            PAGES / f"{name}.py", title=title, url_path=None if name == FIRST else name, default=name == FIRST
        )
        for name, title in TITLES.items()
    }


def say(reader: warehouse.Reader, name: str, asked: filters.Filters, unknown: list[str]) -> None:
    """The row of choices, and beside it what of the address does not exist."""
    if asked.year is not None and name not in choices.WITHOUT:
        html(choices.row(reader, name, asked))
    for sentence in unknown:
        html(not_there(sentence))
    if reader.notice:
        st.warning(plain(reader.notice))


def head(above: DeltaGenerator, name: str, whose: Association = association.UNKNOWN) -> None:
    """The top of the page: the menu, and who one is. above: where it stands; name: of the page; whose: dashboard."""
    with above:
        html(joined(top.top(name, whose), association.coloured(whose)))
        who.ask_once()


def titled(page: StreamlitPage, whose: Association) -> str:
    """What the tab of the browser says."""
    return f"{page.title} · {whose.short}-dashboard"


def run(page: StreamlitPage, name: str, upload: StreamlitPage) -> None:
    """Run one page on one generation; without data, say what to do next."""
    above = st.container(horizontal=True, vertical_alignment="center", key="top")
    filters.remember(filters.Filters(None))
    who.begin()
    try:
        with store.opened() as reader:
            address = {key: st.query_params.get_all(key) for key in st.query_params}
            asked, unknown = choices.asked(reader, name, address)
            filters.remember(asked)
            notes.on_page(name)
            whose = association.chosen()
            if whose.short != association.UNKNOWN.short:
                st.set_page_config(page_title=titled(page, whose))
            head(above, name, whose)
            say(reader, name, asked, unknown)
            with sources.collecting():
                page.run()
    except warehouse.NoWarehouse as empty:
        head(above, name)
        if name == WITHOUT_DATA:
            page.run()
            return
        st.title(page.title, anchor=False)
        st.info(empty.sentence)
        st.page_link(upload, label="Naar Upload")
    except (warehouse.DamagedWarehouse, warehouse.CannotStore) as damaged:
        if filters.current().year is None:
            head(above, name)
        st.title(page.title, anchor=False)
        st.error(plain(damaged.sentence))


def main() -> None:
    """One run of the dashboard: from the menu to the page."""
    pages = menu()
    page = st.navigation(list(pages.values()), position="hidden")
    name = next(key for key, known in pages.items() if known == page)
    st.set_page_config(page_title=titled(page, association.UNKNOWN), layout="wide")
    run(page, name, pages["upload"])


main()
