"""The looks of Agenda: a year of days, themes by body, and the agenda as a calendar file."""

from __future__ import annotations

import calendar
from collections import defaultdict
from datetime import date
from html import escape
from typing import Any

import streamlit as st

from metrics import LISTINGS
from reports.calendar import as_ics
from ui import ask, filters, show, store, words
from ui.markup import tag

_MOST = 4


def year() -> None:
    """A small calendar per month; each day with its number of meetings, and a ring where own meetings coincide."""
    show.html(ask.keep("agenda year", _year))
    show.foot("jaar", LISTINGS["day_list"])


def _year() -> str:
    rows = ask.rows(LISTINGS["day_list"])
    if not rows:
        return tag("p", escape(LISTINGS["day_list"].needs), "vgg-empty")
    days = {row["meeting_day"]: row for row in rows}
    months = sorted({(day.year, day.month) for day in days})
    key = "".join(
        tag("li", tag("span", str(n), f"vgg-day vgg-day-{n}") + tag("span", words.several(n, "overleg", "overleggen")))
        for n in range(1, _MOST)
    ) + tag("li", tag("span", "2", "vgg-day vgg-day-2 both") + tag("span", "eigen overleggen vallen samen"))
    return tag("ul", key, "vgg-key", aria_label="Wat de dagen betekenen") + tag(
        "div", "".join(_month(y, m, days) for y, m in months), "vgg-calendar"
    )


def _month(year_: int, month: int, days: dict[date, dict[str, Any]]) -> str:
    head = "".join(tag("th", name, scope="col") for name in ("ma", "di", "wo", "do", "vr", "za", "zo"))
    weeks = []
    for week in calendar.Calendar().monthdatescalendar(year_, month):
        weeks.append(
            tag("tr", "".join(_day(day, days.get(day)) if day.month == month else "<td></td>" for day in week))
        )
    caption = tag("caption", f"{words.MONTHS[month - 1]} {year_}")
    return tag("table", caption + tag("thead", tag("tr", head)) + tag("tbody", "".join(weeks)), "vgg-monthtable")


def _day(day: date, row: dict[str, Any] | None) -> str:
    if row is None:
        return tag("td", str(day.day))
    count = row["meetings"]
    titles = "; ".join(row["titles"]) if isinstance(row["titles"], list) else str(row["titles"])
    said = f"{words.several(count, 'overleg', 'overleggen')}: {titles}"
    css = f"vgg-day vgg-day-{min(count, _MOST - 1)}" + (" both" if row["is_collision"] else "")
    inside = (
        str(day.day) + tag("small", f"{count}×", aria_hidden="true") + tag("span", f", {escape(said)}", "vgg-aloud")
    )
    return tag("td", tag("span", inside, css, title=said))


def themes() -> None:
    """Which body discussed which theme in which months."""
    show.html(ask.keep("agenda themes", _themes))
    show.foot("themas", LISTINGS["theme_list"])


def _themes() -> str:
    rows = ask.rows(LISTINGS["theme_list"])
    if not rows:
        return tag("p", escape(LISTINGS["theme_list"].needs), "vgg-empty")
    found: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for row in rows:
        when = words.when(row["meeting_date"], row["meeting_date_precision"])
        found[row["theme"]][row["body"] or "onbekend"].append(when)
    items = []
    for theme, of in sorted(found.items(), key=lambda item: (-sum(map(len, item[1].values())), item[0]))[:12]:
        bodies = "; ".join(f"{body} ({len(whens)}×, laatst {whens[-1]})" for body, whens in sorted(of.items()))
        more = tag("span", f"{len(of)} partijen", "vgg-chip") if len(of) > 1 else ""
        items.append(tag("li", tag("strong", escape(theme)) + f" {more} " + tag("small", escape(bodies))))
    rest = f"De twaalf meest besproken thema's van {len(found)}." if len(found) > 12 else ""
    return tag("ul", "".join(items), "vgg-list") + (tag("p", rest, "vgg-note") if rest else "")


def download() -> None:
    """The meetings of this choice as a calendar file."""
    reader, asked = store.page(), filters.current()
    rows = ask.rows(LISTINGS["meeting_list"])
    st.download_button(
        "Agenda als .ics", lambda: as_ics(rows, reader.published_on), f"vgg-agenda-{asked.year}.ics", "text/calendar",
        key="ics", on_click="ignore",
    )  # fmt: skip
