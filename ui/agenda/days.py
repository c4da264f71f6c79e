"""Days: those on which meetings coincide, those that are free, and the portfolios that meet."""

from __future__ import annotations

from datetime import timedelta

from metrics import LISTINGS, METRICS, dutch, free_days
from reports.calendar import public_holidays
from ui.agenda import meetings
from ui.blocks import ask, filters, links, show
from ui.blocks.markup import NOTHING, Markup, tag

_AHEAD = timedelta(weeks=13)
_MOST = 8
_MOST_AHEAD = 3
_OWN = "eigen overleggen"


def count() -> int | None:
    """On how many days own meetings coincide; None where that is not known."""
    found = ask.to_decide(METRICS["collisions"])
    return None if found is None else int(found)


def beside_the_year() -> None:
    """What comes next, and the days on which meetings coincide."""
    meetings.coming()
    first()


def first() -> None:
    """The first days on which own meetings coincide, each with what coincides; the others in the drawer."""
    show.html(_first())


def _first() -> Markup:
    rows = [row for row in ask.kept(LISTINGS["day_list"]) if row["is_collision"]]
    if not rows:
        return NOTHING
    about = ask.about()
    ahead = [row for row in rows if about and about.is_running and row["meeting_day"] >= about.today]
    shown = ahead[:_MOST_AHEAD] or rows[:_MOST]
    items = []
    for row in shown:
        leads = links.page("agenda", {"la": "alle", "dag": row["meeting_day"].isoformat()})
        words = tag("span", tag("a", dutch.day(row["meeting_day"]), href=leads), tag("small", row["titles"]))
        items.append(tag("li", tag("span", dutch.number(row["own_meetings"])), words))
    many = dutch.several(len(rows), "dag waarop", "dagen waarop")
    which = "de eerste die nog komen" if ahead else f"de eerste {len(shown)}" if len(rows) > len(shown) else ""
    said = f"{many} {_OWN} samenvallen{', ' if which else ''}{which}. "
    more = tag("p", said, tag("a", "Alle dagen die samenvallen", href=links.page("agenda", {"la": "samenloop"})))
    return tag("section", tag("h2", "Wat samenvalt"), more, tag("ul", *items, css="vgg-coming"))


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
