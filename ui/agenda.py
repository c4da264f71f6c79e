"""The looks of Agenda: a year of days, themes by body, and the agenda as a calendar file."""

from __future__ import annotations

import calendar
from collections import defaultdict
from datetime import date, timedelta
from typing import Any
from urllib.parse import urlencode

import streamlit as st

from metrics import LISTINGS, METRICS, dutch, free_days
from reports.calendar import as_ics, public_holidays
from ui.blocks import ask, filters, show, store
from ui.blocks.markup import NOTHING, Markup, joined, tag

_MOST = 4
_AHEAD = timedelta(weeks=13)


def year() -> None:
    """A small calendar per month; each day with its number of meetings, and a ring where own meetings coincide."""
    show.html(ask.keep("agenda year", _year))
    show.foot("jaar", LISTINGS["day_list"])


def _year() -> Markup:
    rows = ask.rows(LISTINGS["day_list"])
    if not rows:
        return tag("p", LISTINGS["day_list"].needs, css="vgg-empty")
    days = {row["meeting_day"]: row for row in rows}
    start, end = min(days), max(days)
    months = [divmod(n, 12) for n in range(start.year * 12 + start.month - 1, end.year * 12 + end.month)]
    months = [(year, month + 1) for year, month in months]
    first = date(*months[0], 1)
    last = date(*months[-1], calendar.monthrange(*months[-1])[1])
    closed, breaks = public_holidays(first, last), _breaks(first, last)
    key = [
        (str(n), f"vgg-day-{n}", dutch.several(n, "overleg", "overleggen") + (" of meer" if n == _MOST - 1 else ""))
        for n in range(1, _MOST)
    ]
    key += [("2", "vgg-day-2 both", "eigen overleggen vallen samen"), ("F", "closed", "feestdag")]
    key += [("8", "break", "schoolvakantie")] if breaks else []
    signs = (tag("li", tag("span", sign, css=f"vgg-day {css}"), tag("span", means)) for sign, css, means in key)
    return joined(
        tag("ul", *signs, css="vgg-key", aria_label="Wat de dagen betekenen"),
        tag("div", *(_month(y, m, days, closed, breaks) for y, m in months), css="vgg-calendar"),
        _closed_list(closed, first, last),
    )


def _breaks(first: date, last: date) -> dict[date, str]:
    """Every day of a school holiday, with its name."""
    found = {}
    for name, starts, ends, region, *_ in ask.days(free_days.school_holidays_sql(first, last)):
        for n in range((ends - starts).days + 1):
            found[starts + timedelta(days=n)] = f"{name} regio {region}"
    return found


def _closed_list(closed: dict[date, str], first: date, last: date) -> Markup:
    """The holidays in words, for who can't see the marks, with where they come from."""
    public = ", ".join(f"{dutch.day(day)} {name}" for day, name in closed.items())
    lines = [f"Feestdagen: {public}. Berekend volgens de Nederlandse wet en gewoonte."] if closed else []
    school = ask.days(free_days.school_holidays_sql(first, last))
    if school:
        said = ", ".join(
            f"{name} {dutch.day(starts)} tot en met {dutch.day(ends)}" for name, starts, ends, *_ in school
        )
        *_, place, file, sheet, _row = school[0]
        lines.append(f"Schoolvakanties: {said}. Bron: {place or file}, blad {sheet}.")
    else:
        lines.append("Er zijn geen schoolvakanties geladen: vul het blad Schoolvakanties.")
    inside = tag("summary", "Feestdagen en schoolvakanties in woorden")
    return tag("details", inside, *(tag("p", line, css="vgg-note") for line in lines), css="vgg-closed")


def _month(
    year_: int, month: int, days: dict[date, dict[str, Any]], closed: dict[date, str], breaks: dict[date, str]
) -> Markup:
    head = (tag("th", name, scope="col") for name in dutch.DAYS)
    weeks = []
    for week in calendar.Calendar().monthdatescalendar(year_, month):
        cells = [
            _day(day, days.get(day), closed.get(day, ""), breaks.get(day, "")) if day.month == month else tag("td")
            for day in week
        ]
        weeks.append(tag("tr", *cells))
    caption = tag("caption", f"{dutch.MONTHS[month - 1]} {year_}")
    return tag("table", caption, tag("thead", tag("tr", *head)), tag("tbody", *weeks), css="vgg-monthtable")


def _day(day: date, row: dict[str, Any] | None, closed: str, rest: str) -> Markup:
    free = ", ".join(name for name in (closed, rest) if name)
    css = (" closed" if closed else "") + (" break" if rest else "")
    if row is None:
        if not free:
            return tag("td", str(day.day))
        aloud = tag("span", f", {free}", css="vgg-aloud")
        return tag("td", tag("span", str(day.day), aloud, css=f"vgg-day none{css}", title=free))
    count = row["meetings"] - row["not_held"]
    many = dutch.several(count, "overleg", "overleggen") if count else "geen overleg"
    said = f"{many}: {row['titles']}" + (f"; {free}" if free else "")
    depth = f"vgg-day-{min(count, _MOST - 1)}" if count else "none"
    css = f"vgg-day {depth}{css}" + (" both" if row["is_collision"] else "")
    times, aloud = tag("small", f"{count}×", aria_hidden="true"), tag("span", f", {said}", css="vgg-aloud")
    return tag("td", tag("span", str(day.day), times, aloud, css=css, title=said))


def collisions() -> None:
    """Days on which own meetings coincide, and days on which an own meeting coincides with a partner's."""
    show.listing(
        LISTINGS["day_list"],
        ("meeting_day", "own_meetings", "titles"),
        which="is_collision",
        key="samenloop",
        most=8,
        none="Er zijn geen dagen waarop eigen overleggen samenvallen.",
        caption="Eigen overleggen onderling",
    )
    show.listing(
        LISTINGS["day_list"],
        ("meeting_day", "partner_names", "titles"),
        which="is_partner_collision",
        most=8,
        key="samenloop-partners",
        caption="Eigen overleggen en die van partners",
        none="Er zijn geen dagen waarop een eigen overleg samenvalt met een overleg van een partner uit de gegevens.",
    )


def portfolio_pairs() -> None:
    """Which portfolios meet: in one meeting, or on one day."""
    show.cards(METRICS["portfolios_together"], key="samen-kaart")
    show.listing(
        LISTINGS["portfolio_pair_list"], ("pair", "how", "meeting_date", "title"), key="samen-portefeuilles", most=8
    )


def proposals() -> None:
    """Free days for a set of portfolios, in the quarter after today; never of a year whose agenda ended long before."""
    year = ask.about()
    if year is None or year.data_until is None:
        show.empty("Van deze keuze is niet bekend tot wanneer de gegevens lopen; daarom is er geen voorstel.")
        return
    asked = filters.current()
    if year.today > year.judged_on + _AHEAD:
        ends = max((row["meeting_day"] for row in ask.rows(LISTINGS["day_list"])), default=year.judged_on)
        show.empty(
            f"De geladen agenda van {year.year} loopt tot en met {dutch.day(ends)}. Wat er na vandaag "
            f"({dutch.day(year.today)}) al staat, is hier niet bekend; daarom is er geen voorstel. "
            "Kies het jaar dat loopt."
        )
        return
    first = year.today + timedelta(days=1)
    last = first + _AHEAD
    closed = public_holidays(first, last)
    found = ask.keep(
        "agenda free",
        lambda: ask.days(
            free_days.free_days_sql(asked.portfolios, list(closed), first, last, with_fictional=year.is_fictional)
        ),
    )
    who = ", ".join(asked.portfolios) or "alle portefeuilles samen"
    sentence = f"Voor {who}, van {dutch.day(first)} tot en met {dutch.day(last)}."
    sentence += (
        "" if asked.portfolios else " Kies boven aan de pagina een paar portefeuilles voor een dag die hun past."
    )
    show.html(tag("p", sentence))
    if not found:
        show.note("In deze dertien weken is er geen dag die aan alle regels voldoet.")
        return
    items = []
    for day, times, apart in sorted(found):
        why = f"{dutch.several(times, 'keer', 'keer')} eerder op deze dag van de week"
        why += f", {dutch.several(apart, 'dag', 'dagen')} van het dichtstbijzijnde overleg" if apart is not None else ""
        items.append(tag("li", tag("span", dutch.day(day), css="what"), tag("span", why)))
    show.html(tag("ul", *items, css="vgg-points vgg-free"))
    show.note(free_days.MEANS)


def exchange() -> None:
    """What VNG committees asked or gave back, at the meeting to which it was brought."""
    show.listing(
        LISTINGS["meeting_list"],
        ("meeting_date", "title", "state", "exchanged"),
        which="exchanged IS NOT NULL",
        most=8,
        key="halen-brengen",
        none="Bij geen enkel overleg staat iets uit een VNG-commissie. Vul op het blad "
        "Halen en brengen de kolom Overleg in; dan staat het hier en in de agenda als .ics.",
    )


def themes() -> None:
    """Which body discussed which theme in which months."""
    show.html(ask.keep("agenda themes", _themes))
    show.foot("themas", LISTINGS["theme_list"])


def _themes() -> Markup:
    rows = ask.rows(LISTINGS["theme_list"])
    if not rows:
        return tag("p", LISTINGS["theme_list"].needs, css="vgg-empty")
    found: dict[str, dict[str, list[dict[str, Any]]]] = defaultdict(lambda: defaultdict(list))
    for row in rows:
        if row["state"] in ("gehouden", "gepland"):
            found[row["theme"]][row["body"] or "onbekend"].append(row)
    items = []
    for theme, of in sorted(found.items(), key=lambda item: (-sum(map(_held, item[1].values())), item[0]))[:12]:
        bodies = "; ".join(f"{body} ({_discussed(meetings)})" for body, meetings in sorted(of.items()))
        more = tag("span", f"{len(of)} partijen", css="vgg-chip") if len(of) > 1 else NOTHING
        items.append(tag("li", tag("strong", theme), " ", more, " ", tag("small", bodies)))
    shown = tag("ul", *items, css="vgg-list")
    if len(found) > 12:
        first = (
            "De twaalf meest besproken"
            if any(_held(meetings) for of in found.values() for meetings in of.values())
            else "Twaalf"
        )
        shown += tag("p", f"{first} thema's van {len(found)}.", css="vgg-note")
    return shown


def _held(meetings: list[dict[str, Any]]) -> int:
    return sum(row["is_held"] for row in meetings)


def _discussed(meetings: list[dict[str, Any]]) -> str:
    """`3×, laatst do 14 mrt 2024 · 20× gepland`: what was held, and apart what is planned or of another year."""
    held = [row for row in meetings if row["is_held"]]
    outside = sum(not row["is_in_year"] for row in meetings)
    unknown = sum(bool(row["is_unanswered"]) for row in meetings)
    planned = len(meetings) - len(held) - outside - unknown
    parts = []
    if held:
        parts.append(f"{len(held)}×, laatst {dutch.when(held[-1]['meeting_date'], held[-1]['meeting_date_precision'])}")
    if planned:
        parts.append(f"{planned}× gepland")
    if unknown:
        parts.append(f"{unknown}× met onbekende afloop")
    if outside:
        parts.append(f"{outside}× in een ander jaar")
    return " · ".join(parts)


def download() -> None:
    """The meetings of this choice as a calendar file, and as an address that a calendar keeps reading."""
    reader, asked = store.page(), filters.current()
    rows = ask.rows(LISTINGS["meeting_list"])
    st.download_button(
        "Agenda als .ics",
        lambda: as_ics(rows, reader.published_on),
        f"vgg-agenda-{asked.year}.ics",
        "text/calendar",
        key="ics",
        on_click="ignore",
    )
    address = f"/agenda.ics?{urlencode(asked.as_params(), doseq=True)}"
    show.html(
        tag(
            "p",
            "Of neem een abonnement: zet dit adres, met het adres van dit dashboard ervoor, in uw agenda. Het "
            "houdt deze keuze vast en loopt mee met de gegevens.",
            css="vgg-note",
        )
        + tag("p", tag("a", address, href=address, download="agenda.ics"), css="vgg-feed")
    )
