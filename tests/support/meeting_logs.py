"""Meeting logs as a secretary keeps them, drawn from a truth that is known; each from its own seed.

Layout, headings, titles, dates and numbers as people write them, what was called off, subheadings, totals and notes.
"""

from __future__ import annotations

import random
import re
from dataclasses import dataclass, field
from datetime import date, timedelta

YEAR = 2025
WEEK = ("ma", "di", "wo", "do", "vr", "za", "zo")
MONTHS = ("jan", "feb", "mrt", "apr", "mei", "juni", "juli", "aug", "sept", "okt", "nov", "dec")
LONG = ("januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus", "september", "oktober", "november")
LONG += ("december",)
NEVER = "geen"
"""The precision of what is no day that one could know: right is only that it is asked."""
HEADS = {
    "day": ("Wanneer", "Datum", "Dag", "Datum overleg"),
    "title": ("Wat", "Onderwerp", "Titel", "Omschrijving"),
    "kind": ("Soort", "Type", "Soort overleg"),
    "time": ("Tijd", "Van"),
    "place": ("Waar", "Locatie", "Plaats"),
    "count": ("Opkomst", "Aanwezigen", "Aantal aanwezigen", "Aanw."),
    "state": ("Doorgegaan?", "Status", "Stand"),
    "reason": ("Toelichting reden",),
    "note": ("Opm.", "Opmerkingen"),
}
KINDS = {"pho": ("pho", "PHO"), "ambtelijk": ("ambtelijk", "Ambtelijk"), "db": ("DB", "db"), "leden": ("leden",)}
SUBJECTS = ("PHO Cultuur", "PHO Sport", "Overleg wonen", "Werkgroep zorg", "Heisessie", "Toogdag", "Overleg jeugd 18+")
GROUPS = ("Sociaal Domein", "Economie", "Ruimte & Wonen", "Bestuur en organisatie")
STATES = {
    "gehouden": ("ja", "Ja", "gehouden", "doorgegaan", "ja (online)", "gehouden, hybride"),
    "gepland": ("gepland", "Gepland", "nog niet geweest"),
    "geannuleerd": (
        "nee",
        "geannuleerd",
        "vervallen",
        "afgelast",
        "nee - te weinig onderwerpen",
        "afgelast i.v.m. sneeuw",
        "gaat niet door",
        "niet doorgegaan",
        "afgezegd",
        "nee, wel schriftelijk afgehandeld",
    ),
    "uitgesteld": (
        "uitgesteld",
        "verzet naar 12-11",
        "verplaatst",
        "nee, verplaatst naar 3 juni",
        "uitgesteld tot nader order",
    ),
}
HELD, PLANNED, OFF, LATER = STATES
ELSEWHERE = ("(vervallen)", "- GEANNULEERD", "ging niet door", "afgezegd wegens ziekte", "vervalt")


@dataclass
class Log:
    """rows: the cells of a sheet. truth: row of the sheet → the meeting that it is; what stands elsewhere is none.

    slips: rows that say another day of the week than it was: they are read, and it is told.
    """

    rows: list[list[object]] = field(default_factory=list)
    truth: dict[int, dict[str, object]] = field(default_factory=dict)
    sheet: str = ""
    slips: set[int] = field(default_factory=set)


def _day(rnd: random.Random, day: date) -> tuple[object, date, str]:
    """A day as people write it, the day that it is (of a longer time the first), and how precise that is."""
    short, long = MONTHS[day.month - 1], LONG[day.month - 1]
    weekday = WEEK[day.weekday()]
    first = day.replace(day=1)
    after = day + timedelta(days=1)
    told: list[tuple[object, date, str]] = [
        (f"{day.day}-{day.month}-{day.year}", day, "dag"),
        (f"{day.day} {short}", day, "dag"),
        (f"{weekday} {day.day} {short}", day, "dag"),
        (f"{weekday} {day.day} {long} {day.year}", day, "dag"),
        (f"{day.day}-{day.month}", day, "dag"),
        (f"{day.day}/{day.month}/{day.year}", day, "dag"),
        (f"{day.day:02d}-{day.month:02d}-{day.year % 100}", day, "dag"),
        (day.isoformat(), day, "dag"),
        (f"{day.year}.{day.month:02d}.{day.day:02d}", day, "dag"),
        (f"{day.year}{day.month:02d}{day.day:02d}", day, "dag"),
        (f"{day.day}-{day.month}-{day.year} 13:30", day, "dag"),
        (day, day, "dag"),
    ]
    week = day.isocalendar().week
    of_week = date.fromisocalendar(day.year, week, 1).replace(day=1)
    other = WEEK[(day.weekday() + rnd.randint(1, 6)) % 7]
    two = f"{day.day} en {after.day}" if after.month == day.month else f"{day.day}"
    strange: list[tuple[object, date, str]] = [
        (str((day - date(1899, 12, 30)).days), day, "dag"),
        (f"{day.day} {short} (o.v.)", day, "dag"),
        (f"{two} {short}", day, "dag"),
        (f"{two.replace('en', 't/m')} {long}", day, "dag"),
        (f"{day.day}-{short}-{day.year % 100}", day, "dag"),
        (f"d.d. {day.day} {long}", day, "dag"),
        (f"{day.day}.{day.month}.{day.year}", day, "dag"),
        (f"half {short}", first, "maand"),
        (f"begin {long}", first, "maand"),
        (f"eind {long} {day.year}", first, "maand"),
        (long, first, "maand"),
        (f"{short} {day.year}", first, "maand"),
        (f"week {week}", of_week, "maand"),
        (f"{day.day}", day, NEVER),
        ("n.t.b.", day, NEVER),
        ("volgt", day, NEVER),
        ("week 60", day, NEVER),
        ("29-2-2023", day, NEVER),
        ("31 juni", day, NEVER),
        (f"{day.day} {short} en {after.day} {long} of later", day, NEVER),
        (f"{day.day} {short} (was 1 {short})", day, NEVER),
        (f"{other} {day.day} {short}", day, "dag"),
        (f"{other} {day.day}-{day.month}", day, "dag"),
        ("in overleg", day, NEVER),
    ]
    return rnd.choice(strange if rnd.random() < 0.18 else told)


def _count(rnd: random.Random) -> tuple[object, int | None, str | None]:
    """A number of people as people write it, the number that it is, and whether it was counted."""
    n = rnd.randint(2, 60)
    if rnd.random() < 0.65:
        return rnd.choice(((None, None, None), (n, n, "geteld")))
    return rnd.choice(
        (
            (str(n), n, "geteld"),
            (f"{n} pers.", n, "geteld"),
            (f"{n} aanwezigen", n, "geteld"),
            (f"ca. {n}", n, "geschat"),
            (f"ruim {n}", n, "geschat"),
            (f"±{n}", n, "geschat"),
            (f"circa {n} pers.", n, "geschat"),
            (f"bijna {n}", n, "geschat"),
            # These say no number of people: they may be asked, and never be taken for one.
            (f"{n % 10 + 1} gemeenten", None, None),
            (f"{n}-{n + 5}", None, None),
            (f"{n} + {n % 3 + 1}", None, None),
            ("veel", None, None),
            ("-", None, None),
            ("?", None, None),
            (f"{n} (waarvan 3 gasten)", None, None),
            (f"{n}/{n + 4}", None, None),
            (f"{n} van de {n + 4}", None, None),
            (f"{n}+", None, None),
            (f"min. {n}", None, None),
            (f"{n} à {n + 10}", None, None),
            (f"{n},5", None, None),
        )
    )


def _time(rnd: random.Random, hour: int) -> str | None:
    """From one hour, or from it until half past the next, as people write it."""
    end = hour + 1
    if rnd.random() < 0.1:
        return rnd.choice((f"vanaf {hour}.00", "hele dag"))
    told = (
        f"{hour}.00-{end}.30",
        f"{hour:02d}:00 - {end}:30 uur",
        f"{hour}.00 tot {end}.30u",
        f"{hour}:00",
        f"{hour}u00",
        f"{hour}.00 uur",
        None,
    )
    return rnd.choice(told)


def draw(seed: int) -> Log:
    """One log. The year stands above it, or in the name of its sheet."""
    rnd = random.Random(seed)
    in_title = rnd.random() < 0.7
    log = Log(sheet=f"{seed}" if in_title else f"{seed} jaar {YEAR}")
    title = rnd.choice(("Overleggen bureau", "Overzicht bijeenkomsten", "Vergaderingen"))
    log.rows = [[f"{title} {YEAR}" if in_title else title], *([[]] * rnd.randint(0, 2))]
    optional = [name for name in ("time", "place", "count", "reason", "note") if rnd.random() < 0.6]
    has_state = rnd.random() < 0.85
    names = ["day", "title", "kind", *(["state"] if has_state else []), *optional]
    rnd.shuffle(names)
    if rnd.random() < 0.5:  # usually the day stands first
        names.sort(key=lambda name: name != "day")
    heads = [rnd.choice(HEADS[name]) for name in names]
    log.rows.append([*heads])
    groups, is_of_two, year = rnd.random() < 0.3, in_title and rnd.random() < 0.1, YEAR
    if is_of_two:
        log.rows[0] = [f"{title} {YEAR - 1} en {YEAR}"]
    for _ in range(rnd.randint(2, 9)):
        if groups and rnd.random() < 0.4:
            log.rows.append([rnd.choice(GROUPS)])
        if rnd.random() < 0.05:
            log.rows.append([])
        if rnd.random() < 0.03:
            log.rows.append([*heads])
        if is_of_two and (not log.truth or rnd.random() < 0.3):
            year = YEAR - 1 if year == YEAR else YEAR
            log.rows.append([str(year)])
        day = date(year, 1, 6) + timedelta(days=rnd.randrange(350))
        written, right, precision = _day(rnd, day)
        count, number, quality = _count(rnd)
        state = rnd.choices((HELD, PLANNED, OFF, LATER), (10, 2, 2, 1))[0]
        if not has_state:  # then it is said of all of them that they were held, and what was not says so elsewhere
            state = HELD if rnd.random() < 0.8 else OFF
        kind = rnd.choice([*KINDS])
        hour = rnd.randint(9, 16)
        cells: dict[str, object] = {
            "day": written,
            "title": rnd.choice(SUBJECTS),
            "kind": rnd.choice(KINDS[kind]),
            "time": _time(rnd, hour),
            "place": rnd.choice(("Veendam", "online", "Haren, gemeentehuis", None)),
            "count": count,
            "state": rnd.choice(STATES[state]),
            "reason": "te weinig punten" if state in (OFF, LATER) else None,
            "note": rnd.choice(("koffie mee", "zie verslag", None, None)),
        }
        if not has_state and state == OFF:
            where = "note" if "note" in names and rnd.random() < 0.5 else "title"
            cells[where] = " ".join(filter(None, (str(cells[where] or ""), rnd.choice(ELSEWHERE))))
        log.rows.append([cells[name] for name in names])
        log.truth[len(log.rows)] = {
            "title": cells["title"],
            "meeting_date": right.isoformat() if precision != NEVER else None,
            "meeting_date_precision": precision,
            "kind": kind,
            "state": state,
            "headcount": number if "count" in names else None,
            "headcount_quality": quality if "count" in names else None,
            "location": cells["place"] if "place" in names else None,
            "end_time": f"{hour + 1:02d}:30:00" if "time" in names and "30" in str(cells["time"]) else None,
            "start_time": f"{hour:02d}:00:00" if "time" in names and cells["time"] else None,
            "report_year": year,
        }
        told = re.match(rf"({'|'.join(WEEK)}) ", str(written))
        if told and told[1] != WEEK[day.weekday()]:
            log.slips.add(len(log.rows))
    if rnd.random() < 0.3:
        total = ["Totaal", *([None] * (len(names) - 1))]
        if "count" in names and names.index("count"):
            total[names.index("count")] = 120
        log.rows.append(total)
    if rnd.random() < 0.3:
        log.rows += [[], [rnd.choice(("* onder voorbehoud", "Bijgewerkt t/m 20 november", "Bron: agenda bureau"))]]
    return log
