"""The looks of Rapporten: each paper as one line with what it holds, of when it is, and the way to it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from urllib.parse import parse_qsl

import streamlit as st

from metrics import LISTINGS, dutch
from metrics.quarters import BOOKED
from reports.writers import WRITERS
from reports.year import year_report
from reports.year_missing import missing
from ui.agenda import meetings
from ui.blocks import ask, filters, links, past, show, store
from ui.blocks.markup import NOTHING, Markup, joined, tag
from ui.data import kept
from ui.finance import approval

_MOST = 8


def papers() -> None:
    """What can be made now of the chosen year, and what was frozen."""
    _line("jaarverslag", "Jaarverslag", *_of_year(), _year_report)
    _line("kwartaal", "Kwartaalrapport", *_of_quarters(), approval.report)
    _line(
        "gegevens",
        "Alle gegevens",
        "Alles van alle jaren in één bestand: om te bewaren, of om mee verder te rekenen in Excel. Het is hier weer te "
        "laden.",
        _until(),
        kept.export,
    )
    _line(
        "agenda",
        "Agenda voor uw eigen agenda",
        "De overleggen van deze keuze in Outlook of een andere agenda: één keer, of zo dat zij bijblijven.",
        filters.current().in_words(),
        meetings.download,
    )
    _line("bevroren", "Bevroren standen van een heisessie", *_of_frozen())
    show.foot("kwartalen", LISTINGS["quarter_list"], which=BOOKED, label="Geboekte kwartalen")
    show.foot("akkoord", LISTINGS["approval_list"], label="Akkoord per kwartaal")


def _line(key: str, name: str, holds: str, of: str | Markup, button: Callable[[], None] | None = None) -> None:
    """holds: what is in it; of: of when it is."""
    with st.container(key=f"stuk_{key}"):
        words, way = st.columns([3, 2], vertical_alignment="center") if button else (st.container(), None)
        with words:
            when = of if isinstance(of, Markup) else tag("p", of, css="when")
            show.html(tag("div", tag("h2", name), tag("p", holds), when, css="vgg-paper"))
        if button and way:
            with way:
                button()


def _of_year() -> tuple[str, str | Markup]:
    """What is in the year report, and what it still lacks: that is said before it is made."""
    holds = (
        "Het verslag in de vorm van de vereniging: bestuur, zetels, elk dossier met doel, resultaten, lichten en wie."
    )
    year = filters.current().year
    if year is None or not ask.kept(LISTINGS["dossier_list"]):
        return holds, LISTINGS["dossier_list"].needs
    lacks = missing(store.page(), year)
    if not lacks:
        return holds, f"Van {year} is alles ingevuld wat erin staat."
    items = tag("ul", *(tag("li", one) for one in lacks), css="vgg-list")
    return holds, joined(tag("p", f"Wat in het verslag van {year} nog ontbreekt:", css="when"), items)


def _year_report() -> None:
    """The buttons that make the year report of all portfolios and both halves."""
    year = filters.current().year
    if year is None or not ask.kept(LISTINGS["dossier_list"]):
        return
    with st.container(horizontal=True):
        for ending, name in ((".docx", "Jaarverslag (Word)"), (".pdf", "Jaarverslag (PDF)")):
            st.download_button(
                name,
                partial(_made, year, ending),
                f"jaarverslag-{year}{ending}",
                key=f"jaarverslag{ending}",
                on_click="ignore",
            )


def _made(year: int, ending: str) -> bytes:
    """The report of the data as they are when the button is pressed; made after the run of the page."""
    with store.opened() as reader:
        return WRITERS[ending](year_report(reader, year))


def _of_quarters() -> tuple[str, str]:
    booked = sorted({int(row["quarter"]) for row in ask.kept(LISTINGS["quarter_list"], BOOKED)})
    holds = "Een Excel-bestand met begroting, realisatie, prognose, bank, debiteuren en controles."
    if not booked:
        return holds, LISTINGS["quarter_list"].needs
    count = dutch.several(len(booked), "kwartaal", "kwartalen")
    days = {int(row["quarter"]): row["approved_on"] for row in ask.kept(LISTINGS["approval_list"])}
    agreed = [f"{dutch.quarter(one)} op {dutch.cell(days[one])}" for one in booked if one in days]
    if not agreed:
        return holds, f"{count} van {filters.current().year} geboekt, nog op geen akkoord."
    said = f"akkoord op {len(agreed)}: {', '.join(agreed)}"
    return holds, f"{count} van {filters.current().year} geboekt, {said}."


def _until() -> str:
    until = ask.until()
    year = filters.current().year
    return f"Van {year} tot en met {until}." if until else ""


def _of_frozen() -> tuple[str, Markup]:
    """Every state that was frozen, the newest first, as a link to its slides."""
    found = past.frozen()
    holds = "Dezelfde dia’s als toen, wat er daarna ook is geladen of teruggedraaid."
    if not found:
        way = tag("a", "Heisessie", href=links.page("heisessie"))
        return holds, tag("p", "Er is nog niets bevroren. Dat kan op ", way, ".", css="when")
    items = [
        tag("li", tag("a", one.name, href=_address(one)), f" · bevroren {dutch.moment(one.at)} door {one.by}")
        for one in found[:_MOST]
    ]
    rest = len(found) - _MOST
    more = tag("p", f"En nog {rest}; alle staan op Heisessie.", css="vgg-note") if rest > 0 else NOTHING
    return holds, joined(tag("ul", *items, css="vgg-list"), more)


def _address(state: past.State) -> str:
    shows: dict[str, list[str]] = {}
    for name, value in parse_qsl(state.shows):
        shows.setdefault(name, []).append(value)
    return links.page("heisessie", {**shows, "stand": state.name})
