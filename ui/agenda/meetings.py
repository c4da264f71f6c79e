"""Meetings as lists: those of the next four weeks, those of one day, all of them, and the agenda as a calendar file."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any
from urllib.parse import urlencode

import streamlit as st

from metrics import LISTINGS, METRICS, dutch
from metrics.singular import after
from reports.calendar import as_ics
from ui import meeting
from ui.blocks import ask, drawers, filters, links, markup, show, store
from ui.blocks.markup import NOTHING, Markup, tag
from ui.blocks.pictures import signs

DAY = "dag"
"""The parameter of the address that asks for the meetings of one day."""
_AHEAD = timedelta(weeks=4)
_MOST = 10
_FIGURES = (
    "meetings_listed",
    "meetings_planned",
    "meetings_unanswered",
    "collisions",
    "partner_collisions",
    "lead_days",
)
_COLUMNS = ("meeting_date", "start_time", "title", "kind", "outcome", "location", "partners")


def coming() -> None:
    """The meetings of the four weeks after the day on which the year is judged, or why there is no such list."""
    show.html(_coming())


def _coming() -> Markup:
    head = tag("h2", "De komende vier weken")
    about = ask.about()
    rows = ask.kept(LISTINGS["meeting_list"])
    if about is None or not rows:
        return tag("section", head, tag("p", LISTINGS["meeting_list"].needs, css="vgg-empty"))
    every = tag("a", "Alle overleggen", href=drawers.address("alle"))
    if not about.is_running:
        many = dutch.several(len(rows), "overleg", "overleggen")
        state = "is voorbij" if about.is_over else "moet nog beginnen"
        text = f"{about.year} {state}: er zijn geen komende weken. De lijst van het hele jaar heeft {many}. "
        return tag("section", head, tag("p", text, every))
    first, last = about.today, about.today + _AHEAD
    near = [row for row in rows if row["meeting_date"] and first <= row["meeting_date"] <= last]
    span = tag("p", f"Van {dutch.day(first)} tot en met {dutch.day(last)}. ", every, css="vgg-note")
    if not near:
        return tag("section", head, tag("p", "In deze vier weken staat geen overleg in de agenda."), span)
    key = signs.key(_sign(row) for row in near)
    lines = tag("ul", *map(_line, near[:_MOST]), css="vgg-coming")
    rest = len(near) - _MOST
    more = tag("p", f"En nog {dutch.several(rest, 'overleg', 'overleggen')}.") if rest > 0 else NOTHING
    return tag("section", head, tag("p", key, css="vgg-note"), lines, more, span)


def _sign(row: dict[str, Any]) -> str:
    return signs.of_meeting(row["kind"], row["state"], bool(row["is_unanswered"]))


def _line(row: dict[str, Any]) -> Markup:
    """A meeting: its day and time, its title, and what else is to know before one goes."""
    day = dutch.when(row["meeting_date"], row["meeting_date_precision"])
    time = f" {row['start_time']:%H.%M}" if row["start_time"] else ""
    more = [x for x in (row["location"], row["dossier_names"]) if x]
    if row["collisions"]:
        more.append("valt samen met een ander eigen overleg")
    found = ask.kept(LISTINGS["answer_list"], "", {"meeting_id": row["meeting_id"]})
    if found and found[0]["waiting"]:
        of = after(found[0]["invited"], "gemeenten")
        more.append(f"{dutch.part(found[0]['waiting'], found[0]['invited'])} {of} nog zonder antwoord")
    about = tag("small", " · ".join(map(str, more))) if more else NOTHING
    leads = links.page("agenda", {"la": "alle", DAY: row["meeting_date"].isoformat()})
    return tag(
        "li", signs.drawn(_sign(row)), tag("span", tag("a", f"{day}{time}", href=leads), " ", row["title"], about)
    )


def figures() -> None:
    """What the agenda is counted in."""
    show.cards(*(METRICS[name] for name in _FIGURES), key="agenda")


def drawer() -> None:
    """The meetings of the day in the address, else all of them; and the agenda as a calendar file."""
    asked, text = _asked(), str(st.query_params.get(DAY, ""))
    if text and not asked:
        show.html(markup.not_there(f"‘{text}’ is geen dag; u ziet alle overleggen van het jaar."))
    if asked:
        rows = [row for row in ask.kept(LISTINGS["meeting_list"]) if row["meeting_date"] == asked]
        back = tag("p", tag("a", "Alle overleggen van het jaar", href=links.here({DAY: None})))
        if rows:
            caption = f"{dutch.day(asked)}: {dutch.several(len(rows), 'overleg', 'overleggen')}"
            show.html(markup.rows_table(LISTINGS["meeting_list"], rows, _COLUMNS, caption))
        else:
            show.note(f"Op {dutch.day(asked)} staat bij deze keuze geen overleg.")
        show.html(back)
    download()
    show.listing(LISTINGS["meeting_list"], _COLUMNS, key="lijst", most=15)


def _asked() -> date | None:
    try:
        return date.fromisoformat(str(st.query_params.get(DAY, "")))
    except ValueError:
        return None


def exchange() -> None:
    """What VNG committees asked or gave back, at the meeting to which it was brought."""
    show.listing(
        LISTINGS["meeting_list"],
        ("meeting_date", "title", "outcome", "exchanged"),
        which="exchanged IS NOT NULL",
        most=8,
        key="halen-brengen",
        none="Bij geen enkel overleg staat iets uit een VNG-commissie. Vul op het blad "
        "Halen en brengen de kolom Overleg in; dan staat het hier en in uw eigen agenda.",
    )


def answers() -> None:
    """Of each meeting to come who comes, who does not, and who has not answered yet."""
    show.listing(
        LISTINGS["answer_list"],
        ("meeting_date", "title", "days_until", "answers", "waiting", "waiting_names", "coming", "staying_away"),
        key="antwoorden",
        most=15,
        leads=lambda row: meeting.address("activiteit", row["meeting_id"]),
    )


def waiting() -> int:
    """For how many meetings to come somebody has not answered yet."""
    return sum(bool(row["waiting"]) for row in ask.kept(LISTINGS["answer_list"]))


def download() -> None:
    """The meetings of this choice as a calendar file, and as an address that a calendar keeps reading."""
    reader, asked = store.page(), filters.current()
    rows = ask.rows(LISTINGS["meeting_list"])
    st.download_button(
        "Zet in uw agenda",
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
