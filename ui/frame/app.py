"""The frame around every page: menu, filters, what they mean in words, and one generation of the data."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st
from streamlit.navigation.page import StreamlitPage

import warehouse
from metrics import dutch
from metrics.said import made_up
from ui.blocks import filters, notes, store
from ui.blocks.markup import NOTHING, fictional, html, plain, tag
from ui.frame.menu import PAGES, TITLES

WITH_CALENDAR = ("activiteit", "opkomst", "agenda")
"""The pages about meetings, where the halves of the calendar can be asked for as well."""

OF_BODIES = "vng"
"""The page about committees and boards, where those of another organisation can be chosen too."""

WITHOUT_DATA = "upload"
"""The page that also works when nothing has been loaded yet, because it is the way to load something."""


def menu() -> dict[str, StreamlitPage]:
    """The pages by name. The first is the start page, at `/`."""
    first = next(iter(TITLES))
    return {
        name: st.Page(
            PAGES / f"{name}.py", title=title, url_path=None if name == first else name, default=name == first
        )
        for name, title in TITLES.items()
    }


def ask(reader: warehouse.Reader, name: str) -> filters.Filters:
    """Show the filters in one row, bound to the address, and give what was chosen. name: of the page."""
    years = filters.report_years(reader.generation, reader)
    if not years:
        return filters.Filters(None)
    with st.container(horizontal=True, vertical_alignment="center", key="filters"):
        year = int(
            st.selectbox(
                "Jaar",
                [str(known.year) for known in years],
                index=filters.opening_year(years),
                key="jaar",
                bind="query-params",
                filter_mode=None,
                width=140,
            )
        )
        half = st.segmented_control(
            "Helft", list(filters.HALVES), default="beide", required=True, key="helft", bind="query-params"
        )
        chosen = st.multiselect(
            "Portefeuille",
            filters.portfolios(reader.generation, year, reader),
            key="portefeuille",
            bind="query-params",
            placeholder="alle portefeuilles",
            select_all=False,
            width=320 if name in (*WITH_CALENDAR, OF_BODIES) else 480,
        )
        owner, owners = "", filters.owners(reader.generation, reader) if name == OF_BODIES else ()
        if owners:
            owner = owners[0]
        if len(owners) > 1:
            owner = str(st.selectbox("Van wie", owners, key="van", bind="query-params", filter_mode=None, width=220))
        cut = "verslag"
        if name in WITH_CALENDAR:
            cut = st.segmented_control(
                "Helften van",
                list(filters.CUTS),
                default="verslag",
                required=True,
                key="grens",
                bind="query-params",
                help="Het verslag knipt het jaar rond 1 juni; de kalender op 1 juli.",
            )
    return filters.Filters(year, filters.HALVES[half], tuple(chosen), filters.CUTS[cut], owner)


def say(reader: warehouse.Reader, asked: filters.Filters) -> None:
    """Say in one line what the page is about: the filters, how far the data run, and which generation it is."""
    years = filters.report_years(reader.generation, reader)
    about = next((known for known in years if known.year == asked.year), None)
    parts = [asked.in_words(), _until(about), *_after(about, years), f"stand {reader.generation}"]
    badge = fictional(made_up((about.is_fictional, about.is_only_fictional))) if about else NOTHING
    html(tag("p", badge, " · ".join(parts), css="vgg-about"))
    if reader.notice:
        st.warning(plain(reader.notice))


def _until(about: filters.ReportYear | None) -> str:
    """Up to when something is known, and on which day it is judged: one day for a year that is over, else per kind."""
    if about is None or about.data_until is None:
        return "Einddatum van de gegevens onbekend"
    if not about.is_running:
        judged = "die dag" if about.judged_on == about.data_until else dutch.day(about.judged_on)
        judged += _books(about)
        return f"Gegevens tot en met {dutch.day(about.data_until)} · beoordeeld op {judged}"
    known = ", ".join(f"{word} tot en met {dutch.day(day)}" for word, day in about.until)
    known = known or f"gegevens tot en met {dutch.day(about.data_until)}"
    return f"{known[:1].upper()}{known[1:]} · beoordeeld op {dutch.day(about.judged_on)}{_books(about)}"


def _books(about: filters.ReportYear) -> str:
    """On which other day the money is judged, in a book year that does not end with the calendar."""
    return "" if about.books_judged_on == about.judged_on else f", het geld op {dutch.day(about.books_judged_on)}"


def _after(about: filters.ReportYear | None, years: Sequence[filters.ReportYear]) -> list[str]:
    """For who looks at a year that is over: that nothing of later is known, only plans, or only what is made up."""
    later = [known for known in years if about is not None and known.year > about.year]
    if about is None or not about.is_over:
        return []
    if not later:
        return [f"van na {about.year} is nog niets geladen"]
    happened = [known for known in later if known.has_happened]
    if not happened:
        return [f"van na {about.year} is nog niets bekend dat al is gebeurd"]
    is_made_up = all(known.is_only_fictional for known in happened) and not about.is_only_fictional
    return [f"van na {about.year} is alleen fictief voorbeeld geladen"] if is_made_up else []


def run(page: StreamlitPage, name: str, upload: StreamlitPage) -> None:
    """Run one page on one generation; without data, say what to do next."""
    try:
        with store.opened() as reader:
            asked = ask(reader, name)
            filters.remember(asked)
            notes.on_page(name)
            say(reader, asked)
            page.run()
    except warehouse.NoWarehouse as empty:
        filters.remember(filters.Filters(None))
        if name == WITHOUT_DATA:
            page.run()
            return
        st.title(page.title, anchor=False)
        st.info(empty.sentence)
        st.page_link(upload, label="Naar Upload")
    except (warehouse.DamagedWarehouse, warehouse.CannotStore) as damaged:
        st.title(page.title, anchor=False)
        st.error(plain(damaged.sentence))


def main() -> None:
    """One run of the dashboard: from the menu to the page."""
    pages = menu()
    page = st.navigation(list(pages.values()), position="top")
    name = next(key for key, known in pages.items() if known == page)
    st.set_page_config(page_title=f"{page.title} · VGG-dashboard", layout="wide")
    run(page, name, pages["upload"])


main()
