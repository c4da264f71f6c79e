"""The choices of the reader in one slim row: fields of our own, whose every change is an address of its own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import warehouse
from metrics import dutch
from metrics.said import made_up
from ui.blocks import fields, filters
from ui.blocks.filters import Filters, ReportYear
from ui.blocks.markup import Markup, fictional, joined, tag

WITH_CALENDAR = ("activiteit", "opkomst", "agenda")
"""The pages about meetings, where the halves of the calendar can be asked for as well."""

OF_BODIES = "vng"
"""The page about committees and boards, where those of another organisation can be chosen too."""

WITHOUT = ("upload", "instellingen")
"""The pages on which no choice of year, half or portfolio changes anything."""

_USUAL = {"helft": "beide", "grens": "verslag"}
"""What the address leaves out, as it is so when nothing is asked."""

_WHOLE = {"beide": "heel jaar", "eerste": "1e helft", "tweede": "2e helft"}
_CUTS = {"verslag": "van het verslag (1 juni)", "kalender": "van de kalender (1 juli)"}


def asked(reader: warehouse.Reader, name: str, address: Mapping[str, Sequence[str]]) -> tuple[Filters, list[str]]:
    """What an address asks of a page, with a sentence for each choice that does not exist. name: of the page."""
    years = filters.report_years(reader.generation, reader)
    if not years:
        return Filters(None), []
    given = dict(address)
    if name not in WITH_CALENDAR:
        given.pop("grens", None)  # of another page; a link to this one may carry it along
    chosen, unknown = filters.in_address(given, years, _owners(reader, name))
    known = filters.portfolios(reader.generation, chosen.year, reader) if chosen.year else ()
    for one in chosen.portfolios:
        if one not in known:
            unknown.append(f"Onder portefeuille ‘{one}’ staat in {chosen.year} geen dossier; die keuze telt niet mee.")
    return replace(chosen, portfolios=tuple(one for one in chosen.portfolios if one in known)), unknown


def _owners(reader: warehouse.Reader, name: str) -> tuple[str, ...]:
    """Of whom there are committees, on the page about them."""
    return filters.owners(reader.generation, reader) if name == OF_BODIES else ()


def row(reader: warehouse.Reader, name: str, asked: Filters) -> Markup:
    """The row of choices of a page, with up to when its data run and the mark of what is made up at its end.

    name: of the page; asked: what is chosen.
    """
    owners = _owners(reader, name)
    years = filters.report_years(reader.generation, reader)
    about = next(known for known in years if known.year == asked.year)
    chosen = [_years(years, asked), fields.segments("helft", "Helft", _WHOLE, _half(asked))]
    if name in WITH_CALENDAR:
        cut = next(word for word, is_so in filters.CUTS.items() if is_so == asked.by_calendar)
        chosen.append(fields.chosen_of("grens", "Helften", _CUTS, cut))
    known = filters.portfolios(reader.generation, about.year, reader)
    if known:
        chosen.append(_portfolios(known, asked))
    if name == OF_BODIES and len(owners) > 1:
        chosen.append(fields.chosen_of("van", "Van wie", {one: one for one in owners}, asked.owner))
    mark = fictional(made_up((about.is_fictional, about.is_only_fictional)))
    more = " · ".join(judged(about, years))
    aloud = tag("span", f" · {more[0].lower()}{more[1:]}", css="vgg-aloud")
    until = tag("span", _until(about), aloud, css="vgg-until", tabindex="0", data_tip=more)
    form = fields.form("filters", "Keuzes", _USUAL, *chosen, until, mark)
    return joined(form, tag("p", mark, asked.in_words(), " · ", _until(about), css="vgg-about vgg-on-paper"))


def _years(years: Sequence[ReportYear], asked: Filters) -> Markup:
    newest = sorted(years, key=lambda known: -known.year)
    words = {
        str(known.year): f"{known.year}{' (fictief)' if known.is_only_fictional else ''}"
        for known in newest
    }  # fmt: skip
    return fields.chosen_of("jaar", "Jaar", words, str(asked.year))


def _half(asked: Filters) -> str:
    return next(word for word, half in filters.HALVES.items() if half == asked.half)


def _portfolios(names: Sequence[str], asked: Filters) -> Markup:
    """The portfolios of this year, to tick."""
    ticks = [
        tag("label", fields.ticked("checkbox", "portefeuille", name, name in asked.portfolios), tag("span", name))
        for name in names
    ]  # fmt: skip
    chosen = "alle" if not asked.portfolios else asked.portfolios[0]
    more = f" + {len(asked.portfolios) - 1}" if len(asked.portfolios) > 1 else ""
    head = tag("summary", tag("span", "Portefeuille "), tag("strong", chosen, more))
    every = tag("button", "Alle portefeuilles", type="button", data_vgg_clear="portefeuille")
    inside = tag("fieldset", tag("legend", "Portefeuilles", css="vgg-aloud"), every, *ticks)
    return tag("details", head, inside, css="vgg-choose", id="vgg-portefeuilles")


def _until(about: ReportYear) -> str:
    """Up to when something is known: one day (or month) for a year that is over, else per kind."""
    if about.data_until is None:
        return "einddatum onbekend"
    days = {dutch.when(day, precision) for _, day, precision in about.until}
    if about.is_running and len(days) > 1:
        return ", ".join(f"{word} t/m {dutch.when(day, precision)}" for word, day, precision in about.until)
    return f"t/m {about.runs_until}"


def judged(about: ReportYear, years: Sequence[ReportYear]) -> list[str]:
    """On which day what is late or old is judged, and what is not known of after a year that is over."""
    money = "" if about.books_judged_on == about.judged_on else f", het geld op {dutch.day(about.books_judged_on)}"
    return [f"Beoordeeld op {dutch.day(about.judged_on)}{money}", *_after(about, years)]


def _after(about: ReportYear, years: Sequence[ReportYear]) -> list[str]:
    """For who looks at a year that is over: that nothing of later is known, only plans, or only what is made up."""
    later = [known for known in years if known.year > about.year]
    if not about.is_over:
        return []
    if not later:
        return [f"van na {about.year} is nog niets geladen"]
    happened = [known for known in later if known.has_happened]
    if not happened:
        return [f"van na {about.year} is nog niets bekend dat al is gebeurd"]
    is_made_up = all(known.is_only_fictional for known in happened) and not about.is_only_fictional
    return [f"van na {about.year} is alleen fictief voorbeeld geladen"] if is_made_up else []
