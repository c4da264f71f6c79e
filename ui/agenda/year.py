"""The year as a calendar of weeks: each day with its meetings, own ones that coincide, holidays, and today."""

from __future__ import annotations

import calendar
from datetime import date, timedelta
from typing import Any

from metrics import LISTINGS, dutch, free_days
from reports.calendar import public_holidays
from ui.blocks import ask, links, show
from ui.blocks.markup import NOTHING, Markup, joined, tag

_MOST = 4
_CLASHES = (
    ("both", "is_collision", "eigen overleggen vallen samen"),
    ("partner", "is_partner_collision", "eigen overleg valt samen met dat van een partner"),
)
"""How a day on which meetings coincide is drawn, by what is known of it, and what is said of it."""
Days = dict[date, dict[str, Any]]


def shown() -> None:
    """A table per month, a row per week; a day with meetings leads to them."""
    show.html(ask.keep("agenda year", _year))
    show.foot("jaar", LISTINGS["day_list"], label="Dagen met overleg")


def _year() -> Markup:
    rows = ask.kept(LISTINGS["day_list"])
    if not rows:
        return tag("p", LISTINGS["day_list"].needs, css="vgg-empty")
    days = {row["meeting_day"]: row for row in rows}
    start, end = min(days), max(days)
    months = [divmod(n, 12) for n in range(start.year * 12 + start.month - 1, end.year * 12 + end.month)]
    months = [(year, month + 1) for year, month in months]
    first = date(*months[0], 1)
    last = date(*months[-1], calendar.monthrange(*months[-1])[1])
    closed, breaks = public_holidays(first, last), _breaks(first, last)
    about = ask.about()
    today = about.today if about and about.is_running else None
    return joined(
        tag("h2", "Het jaar, week voor week"),
        _key(bool(breaks), today is not None),
        tag("div", *(_month(y, m, days, closed, breaks, today) for y, m in months), css="vgg-calendar"),
    )


def _key(has_breaks: bool, has_today: bool) -> Markup:
    key = [
        ("8", f"vgg-day-{n}", dutch.several(n, "overleg", "overleggen") + (" of meer" if n == _MOST - 1 else ""), n)
        for n in range(1, _MOST)
    ]
    key += [("8", f"vgg-day-2 {css}", means, 2) for css, _, means in _CLASHES] + [("8", "closed", "feestdag", 0)]
    key += [("8", "break", "schoolvakantie", 0)] if has_breaks else []
    key += [("8", "today", "vandaag", 0)] if has_today else []
    signs = (
        tag("li", tag("span", sign, _dots(n), css=f"vgg-day {css}", aria_hidden="true"), tag("span", means))
        for sign, css, means, n in key
    )
    return tag("ul", *signs, css="vgg-key", aria_label="Wat de dagen betekenen")


def _dots(count: int) -> Markup:
    """One to three dots under the number of a day, for who does not see its shade."""
    return tag("span", "•" * min(count, _MOST - 1), css="dots", aria_hidden="true") if count else NOTHING


def _breaks(first: date, last: date) -> dict[date, str]:
    """Every day of a school holiday, with its name."""
    found = {}
    for name, starts, ends, region, *_ in ask.days(free_days.school_holidays_sql(first, last)):
        for n in range((ends - starts).days + 1):
            found[starts + timedelta(days=n)] = f"{name} regio {region}"
    return found


def holidays() -> None:
    """The holidays in words, with where they come from."""
    days = [row["meeting_day"] for row in ask.kept(LISTINGS["day_list"])]
    if not days:
        show.empty(LISTINGS["day_list"].needs)
        return
    first, last = min(days).replace(day=1), date(max(days).year, 12, 31)
    show.html(joined(*(tag("p", line) for line in _closed_list(public_holidays(first, last), first, last))))


def _closed_list(closed: dict[date, str], first: date, last: date) -> list[str]:
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
    return lines


def _month(
    year_: int, month: int, days: Days, closed: dict[date, str], breaks: dict[date, str], today: date | None
) -> Markup:
    names = (
        joined(tag("abbr", name[0], title=name, aria_hidden="true"), tag("span", name, css="vgg-aloud"))
        for name in dutch.DAYS
    )
    head = (tag("th", tag("span", "week", css="vgg-aloud"), scope="col"), *(tag("th", n, scope="col") for n in names))
    weeks = []
    for week in calendar.Calendar().monthdatescalendar(year_, month):
        cells = [
            _day(day, days.get(day), closed.get(day, ""), breaks.get(day, ""), day == today)
            if day.month == month
            else tag("td")
            for day in week
        ]
        weeks.append(tag("tr", tag("th", str(week[0].isocalendar().week), css="week", scope="row"), *cells))
    caption = tag("caption", f"{dutch.MONTHS[month - 1]} {year_}")
    return tag("table", caption, tag("thead", tag("tr", *head)), tag("tbody", *weeks), css="vgg-monthtable")


def _day(day: date, row: dict[str, Any] | None, closed: str, rest: str, is_today: bool) -> Markup:
    free = ", ".join(name for name in (closed, rest, "vandaag" if is_today else "") if name)
    css = (" closed" if closed else "") + (" break" if rest else "") + (" today" if is_today else "")
    if row is None:
        if not free:
            return tag("td", str(day.day))
        aloud = tag("span", f", {free}", css="vgg-aloud")
        return tag(
            "td", tag("span", str(day.day), aloud, css=f"vgg-day none{css}", data_tip=f"{dutch.day(day)}: {free}")
        )
    count = row["meetings"] - row["not_held"]
    many = dutch.several(count, "overleg", "overleggen") if count else "geen overleg"
    said = f"{many}: {row['titles']}" + (f"; {free}" if free else "")
    depth = f"vgg-day-{min(count, _MOST - 1)}" if count else "none"
    clashes = [(sign, means) for sign, is_so, means in _CLASHES if row[is_so]]
    css = " ".join((f"vgg-day {depth}{css}", *(sign for sign, _ in clashes)))
    said += "".join(f"; {means}" for _, means in clashes)
    leads = links.page("agenda", {"la": "alle", "dag": day.isoformat()})
    inside = (str(day.day), _dots(count), tag("span", f", {said}", css="vgg-aloud"))
    return tag("td", tag("a", *inside, css=css, href=leads, data_tip=f"{dutch.day(day)}: {said}"))
