"""The looks of the update round of one half: open, remind, judge, approve, freeze, and what was corrected after."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from datetime import timedelta
from typing import Any

import streamlit as st

from metrics import LISTINGS, METRICS, Answer, Metric, clock, dutch, light_words
from reports.reminders import as_ics
from ui.blocks import ask, drawers, enter, filters, light, markup, show, store
from ui.blocks.markup import Markup, framed, joined, tag
from ui.blocks.who import is_read_only, who
from ui.dossiers import matrix

FIGURES = tuple(
    METRICS[name] for name in ("lights_given", "lights_approved", "lights_waiting", "lights_returned", "lights_left")
)
"""What stands on the cards of a round."""


def half() -> int:
    """The half this page is about: the one chosen above, else the one that runs."""
    return ask.light_half()


def _name() -> str:
    return f"{dutch.half(half())} {filters.current().year}"


def rows() -> list[dict[str, Any]]:
    """The dossiers in the round of this half; none where no round was opened."""
    return ask.keep("round", lambda: ask.rows(LISTINGS["light_round_list"], "", {"half": half()}), half())


def today(days: int = 0) -> str:
    """Today, some days on, as staff type it."""
    return dutch.typed(clock.today() + timedelta(days=days))


def the_round() -> None:
    """How far the round of this half is, the step that comes next, whom it waits for, and reminders to take along."""
    of_round = rows()
    if not of_round:
        show.note(next_step(of_round))
        if not is_read_only():
            _open()
        return
    show.html(ask.keep("round cards", lambda: _cards(of_round[0]), half()))
    if not is_read_only():
        _next(of_round)
    _due(of_round)


def next_step(of_round: list[dict[str, Any]]) -> str:
    """What is to be done now, in a sentence."""
    if not of_round:
        return "Er is voor deze helft geen ronde. Lichten zijn dan meteen zichtbaar, zonder goedkeuring."
    first = of_round[0]
    left = [row for row in of_round if not row["is_given"] or row["step"] in ("concept", "teruggegeven")]
    until = f"Invullen voor {dutch.day(first['due_on'])}." if left else "De ronde kan worden goedgekeurd."
    return {
        "open": until,
        "goedgekeurd": "De ronde is goedgekeurd; bevriezen kan nog.",
        "bevroren": "Deze helft is bevroren. Een licht verandert alleen nog met een reden van correctie.",
    }[first["round_state"]]


def _figure(metric: Metric) -> Answer:
    """A figure of this round, also when no half is chosen above."""
    return ask.one(metric, replace(filters.current(), half=half()))


def _cards(first: dict[str, Any]) -> Markup:
    approved = f"door {first['approved_by']}" if first["approved_by"] else f"invullen voor {dutch.day(first['due_on'])}"
    stand = show.card("Stand van de ronde", first["round_state"], approved)
    return show.deck([stand, *(show.counted(metric, _figure(metric)) for metric in FIGURES)])


def _open() -> None:
    with st.form("ronde_openen", border=True):
        show.note(
            "Openen vraagt van elk dossier een nieuw licht. De lichten van nu blijven staan; een nieuw licht komt "
            "ervoor in de plaats zodra de secretaris het goedkeurt."
        )
        due = st.text_input("Invullen voor", today(14), key="ronde_voor")
        by = who("ronde")
        if st.form_submit_button("Ronde openen"):
            _save_round(by, "ronde", state="open", opened_on=today(), due_on=due)


def _next(of_round: list[dict[str, Any]]) -> None:
    now = of_round[0]["round_state"]
    if now == "bevroren":
        show.note(
            "Deze helft is bevroren. Een licht verandert alleen nog met een reden van correctie; die blijft zichtbaar."
        )
        return
    left, kept_light = _figure(METRICS["lights_left"]).value, _figure(METRICS["lights_from_before"]).value
    sentence = {
        "open": "Keur de ronde goed als geen licht meer concept of teruggegeven is.",
        "goedgekeurd": "Het bestuur kan deze lichten zien. Na het bevriezen kan alleen nog een correctie.",
    }[now]
    if left:
        sentence += f" In deze ronde is van {dutch.several(left, 'dossier', 'dossiers')} nog geen licht gegeven"
        sentence += f"; van {kept_light} daarvan blijft het licht van voor de ronde gelden." if kept_light else "."
    with st.form("ronde_verder", border=True):
        show.note(sentence)
        by = who("verder")
        pressed = st.form_submit_button("Ronde goedkeuren" if now == "open" else "Ronde bevriezen")
    if not pressed:
        return
    first = of_round[0]
    kept = {name: dutch.typed(first[name]) for name in ("opened_on", "due_on")}
    if now == "open":
        _save_round(by, "verder", state="goedgekeurd", approved_by=by, approved_on=today(), **kept)
    else:
        _save_round(by, "verder", state="bevroren", **kept)


def _save_round(by: str, at: str, **values: str) -> None:
    row = {"report_year": str(filters.current().year), "half": str(half())} | values
    if enter.save("light_rounds", [row], by=by, at=at, reason=f"ronde {_name()}: {values['state']}"):
        st.rerun()


def _due(of_round: list[dict[str, Any]]) -> None:
    """Which dossiers are asked, by holder, and how far each is; reminders as a list and as .ics."""
    show.html(ask.keep("round table", lambda: _table(of_round), half()))
    show.foot("perdossier", LISTINGS["light_round_list"], equals={"half": half()}, label="De ronde per dossier")
    asked: dict[str, list[str]] = defaultdict(list)
    for row in of_round:
        if not row["is_given"] or row["step"] == "teruggegeven":
            asked[row["asked_of"]].append(f"{row['dossier_id']} {row['dossier_name']}")
    if not asked or of_round[0]["round_state"] == "bevroren":
        return
    items = (tag("li", tag("strong", who_), f": {', '.join(of)}") for who_, of in sorted(asked.items()))
    show.html(joined(tag("h3", "Nog te geven, per persoon"), tag("ul", *items, css="vgg-list")))
    made_on, name, until = store.page().published_on, _name(), of_round[0]["due_on"]
    uid = f"stoplichten-{filters.current().year}-{half()}"
    st.download_button(
        "Herinneringen in uw agenda",
        lambda: as_ics(asked, until, name, made_on, uid),
        f"vgg-{uid}.ics",
        "text/calendar",
        key="herinneringen",
        on_click="ignore",
    )


def _table(of_round: list[dict[str, Any]]) -> Markup:
    head = ("Dossier", "Wie", "Licht", "Stand", "Reden")
    body = []
    for row in of_round:
        shown = light.cell(row["light_1"], row["light_2"], meaning=row["meaning"])
        why = row["verdict_reason"] if row["step"] == "teruggegeven" else row["revision_reason"]
        body.append(
            tag(
                "tr",
                tag("th", matrix.link(row["dossier_id"], f"{row['dossier_id']} {row['dossier_name']}"), scope="row"),
                tag("td", row["asked_of"]),
                tag("td", shown),
                tag("td", row["step"]),
                tag("td", why or ""),
            )
        )
    count = f"{dutch.several(len(of_round), 'dossier', 'dossiers')}, invullen voor {dutch.day(of_round[0]['due_on'])}"
    return framed(f"Dossiers in de ronde {_name()}", head, body, css="vgg-matrix", caption=count)


def waiting() -> list[dict[str, Any]]:
    """The lights that the secretary has yet to judge."""
    return [row for row in rows() if row["step"] == "concept"]


def to_judge() -> list[show.Drawer]:
    """The drawer in which the secretary judges; none where nothing waits, unless it is open."""
    count = len(waiting())
    is_needed = count or drawers.is_open() == "oordeel"
    return [show.Drawer("oordeel", "Beoordelen", judge, count, of=("licht",), for_work=True)] if is_needed else []


def judge() -> None:
    """The secretary approves concepts, or gives one back with a reason."""
    waits = {f"{r['dossier_id']} {r['dossier_name']}: {r['light_words']}": r for r in waiting()}
    if not waits:
        show.note("Er wacht geen licht op een oordeel.")
        return
    show.note(
        "Een concept staat nog niet op Overzicht: daar blijft het licht staan dat gold. Wat u goedkeurt, komt "
        "ervoor in de plaats en ziet het bestuur."
    )
    show.html(ask.keep("round waiting", lambda: _waiting(list(waits.values())), half()))
    asked = str(st.query_params.get("licht", ""))
    spot = f"{enter.turn()}_{asked}"
    with st.form("oordeel", border=True):
        first = [name for name, row in waits.items() if row["dossier_id"] == asked]
        chosen = st.multiselect(
            "Lichten", list(waits), first, key=f"oordeel_lichten_{spot}", placeholder="kies een of meer lichten"
        )
        reason = st.text_input("Reden", key=f"oordeel_reden_{spot}", placeholder="nodig bij teruggeven")
        by = who("oordeel")
        with st.container(horizontal=True):
            good = st.form_submit_button("Goedkeuren")
            back = st.form_submit_button("Teruggeven")
    if not (good or back):
        return
    if not chosen:
        enter.complain(["Kies eerst een of meer lichten."])
        return
    verdicts = [
        {
            "report_year": str(filters.current().year),
            "dossier_id": waits[name]["dossier_id"],
            "half": str(half()),
            "judged": waits[name]["light_words"],
            "verdict": "goedgekeurd" if good else "teruggegeven",
            "verdict_reason": reason,
            "reviewer_function": by,
            "reviewed_on": today(),
        }
        for name in chosen
    ]
    if enter.save("light_reviews", verdicts, by=by, at="oordeel", reason=f"oordeel over lichten {_name()}"):
        st.rerun()


def _waiting(rows: list[dict[str, Any]]) -> Markup:
    """What there is to judge: the light that holds now, the new one, and why, in the words of who gave it."""
    nothing = "geen"
    lines = [
        [
            f"{row['dossier_id']} {row['dossier_name']}",
            row["in_force"] or light_words.NOT_GIVEN,
            light.cell(row["light_1"], row["light_2"], meaning=row["meaning"]),
            *(row[column] or nothing for column in ("cause", "consequence", "correction", "owner_function")),
        ]
        for row in rows
    ]
    heads = ["Dossier", "Geldt nu", "Nieuw licht", "Oorzaak", "Gevolg", "Bijsturing", "Eigenaar"]
    return markup.table(f"{dutch.several(len(rows), 'licht', 'lichten')} te beoordelen", heads, lines)


def after_freezing() -> list[show.Drawer]:
    """The drawer with what was changed after freezing; none where nothing was."""
    corrected = sum(row["step"] == "gecorrigeerd" for row in rows())
    return [show.Drawer("correcties", "Correcties na goedkeuren", corrections, corrected)] if corrected else []


def corrections() -> None:
    """What was changed after freezing, with the reason: never silently."""
    show.listing(
        LISTINGS["light_history"],
        ("dossier_id", "dossier_name", "what", "before", "value", "loaded_by"),
        equals={"half": half()},
        key="correcties",
    )
