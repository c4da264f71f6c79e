"""The looks of the update round of one half: open, remind, judge, approve, freeze, and what was corrected after."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from datetime import timedelta
from typing import Any

import streamlit as st

from metrics import LISTINGS, METRICS, Answer, Metric, clock, dutch
from reports.reminders import as_ics
from ui.blocks import ask, enter, filters, light, markup, show, store
from ui.blocks.markup import Markup, framed, tag
from ui.blocks.who import who
from ui.dossiers import matrix

_FIGURES = tuple(
    METRICS[name] for name in ("lights_given", "lights_approved", "lights_waiting", "lights_returned", "lights_left")
)
"""What stands on the cards of a round."""


def half() -> int:
    """The half this page is about: the one chosen above, else the one that runs."""
    return ask.light_half()


def _name() -> str:
    return f"{dutch.half(half())} {filters.current().year}"


def _rows() -> list[dict[str, Any]]:
    return ask.keep("round", lambda: ask.rows(LISTINGS["light_round_list"], "", {"half": half()}), half())


def today(days: int = 0) -> str:
    """Today, some days on, as staff type it."""
    return dutch.typed(clock.today() + timedelta(days=days))


def state() -> None:
    """How far the round of this half is, and the step that comes next."""
    show.header(f"Ronde {_name()}")
    if filters.current().half is None:
        other = dutch.half(3 - half())
        word = other.removesuffix(" helft")
        show.note(f"Dit gaat over de {dutch.half(half())}. Kies bovenaan ‘{word}’ voor de {other}.")
    rows = _rows()
    if not rows:
        show.note("Er is voor deze helft geen ronde. Lichten zijn dan meteen zichtbaar, zonder goedkeuring.")
        _open()
        return
    show.html(ask.keep("round cards", lambda: _cards(rows[0]), half()))
    show.foot("ronde", *_FIGURES, METRICS["lights_from_before"], by=("half",))
    _next(rows)


def _figure(metric: Metric) -> Answer:
    """A figure of this round, also when no half is chosen above."""
    return ask.one(metric, replace(filters.current(), half=half()))


def _cards(first: dict[str, Any]) -> Markup:
    approved = f"door {first['approved_by']}" if first["approved_by"] else f"invullen voor {dutch.day(first['due_on'])}"
    stand = show.card("Stand van de ronde", first["round_state"], approved)
    return show.deck([stand, *(show.counted(metric, _figure(metric)) for metric in _FIGURES)])


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


def _next(rows: list[dict[str, Any]]) -> None:
    now = rows[0]["round_state"]
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
    first = rows[0]
    kept = {name: dutch.typed(first[name]) for name in ("opened_on", "due_on")}
    if now == "open":
        _save_round(by, "verder", state="goedgekeurd", approved_by=by, approved_on=today(), **kept)
    else:
        _save_round(by, "verder", state="bevroren", **kept)


def _save_round(by: str, at: str, **values: str) -> None:
    row = {"report_year": str(filters.current().year), "half": str(half())} | values
    if enter.save("light_rounds", [row], by=by, at=at, reason=f"ronde {_name()}: {values['state']}"):
        st.rerun()


def due() -> None:
    """Which dossiers are asked, of whom, until when, and how far each is; reminders as a list and as .ics."""
    rows = _rows()
    if not rows:
        return
    show.header("Per dossier")
    show.html(ask.keep("round table", lambda: _table(rows), half()))
    show.foot("perdossier", LISTINGS["light_round_list"], equals={"half": half()})
    asked: dict[str, list[str]] = defaultdict(list)
    for row in rows:
        if not row["is_given"] or row["step"] == "teruggegeven":
            asked[row["asked_of"]].append(f"{row['dossier_id']} {row['dossier_name']}")
    if not asked or rows[0]["round_state"] == "bevroren":
        return
    show.header("Herinneringen")
    items = (tag("li", tag("strong", who_), f": {', '.join(of)}") for who_, of in sorted(asked.items()))
    show.html(tag("ul", *items, css="vgg-list"))
    made_on, name, until = store.page().published_on, _name(), rows[0]["due_on"]
    uid = f"stoplichten-{filters.current().year}-{half()}"
    st.download_button(
        "Herinneringen als .ics",
        lambda: as_ics(asked, until, name, made_on, uid),
        f"vgg-{uid}.ics",
        "text/calendar",
        key="herinneringen",
        on_click="ignore",
    )


def _table(rows: list[dict[str, Any]]) -> Markup:
    head = ("Dossier", "Wie", "Licht", "Stand", "Reden")
    body = []
    for row in rows:
        shown = light.cell(row["light_1"], row["light_2"], True, row["meaning"])
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
    count = f"{dutch.several(len(rows), 'dossier', 'dossiers')}, invullen voor {dutch.day(rows[0]['due_on'])}"
    return framed(f"Dossiers in de ronde {_name()}", head, body, css="vgg-matrix", caption=count)


def judge() -> None:
    """The secretary approves concepts, or gives one back with a reason."""
    waiting = {
        f"{r['dossier_id']} {r['dossier_name']}: {r['light_words']}": r for r in _rows() if r["step"] == "concept"
    }
    returned = [row["dossier_id"] for row in _rows() if row["step"] == "teruggegeven"]
    if returned:
        show.note(f"Teruggegeven, en wacht op een nieuw licht: {', '.join(returned)}.")
    if not waiting:
        return
    show.header("Oordeel van de secretaris")
    show.note(
        "Een concept staat nog niet op Overzicht: daar blijft het licht staan dat gold. Wat u goedkeurt, komt "
        "ervoor in de plaats en ziet het bestuur."
    )
    show.html(ask.keep("round waiting", lambda: _waiting(list(waiting.values())), half()))
    spot = enter.turn()
    with st.form("oordeel", border=True):
        chosen = st.multiselect(
            "Lichten", list(waiting), key=f"oordeel_lichten_{spot}", placeholder="kies een of meer lichten"
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
    rows = [
        {
            "report_year": str(filters.current().year),
            "dossier_id": waiting[name]["dossier_id"],
            "half": str(half()),
            "judged": waiting[name]["light_words"],
            "verdict": "goedgekeurd" if good else "teruggegeven",
            "verdict_reason": reason,
            "reviewer_function": by,
            "reviewed_on": today(),
        }
        for name in chosen
    ]
    if enter.save("light_reviews", rows, by=by, at="oordeel", reason=f"oordeel over lichten {_name()}"):
        st.rerun()


def _waiting(rows: list[dict[str, Any]]) -> Markup:
    """What there is to judge: the light that holds now, the new one, and why, in the words of who gave it."""
    nothing = "geen"
    lines = [
        [
            f"{row['dossier_id']} {row['dossier_name']}",
            row["in_force"] or "geen licht",
            light.cell(row["light_1"], row["light_2"], True, row["meaning"]),
            *(row[column] or nothing for column in ("cause", "consequence", "correction", "owner_function")),
        ]
        for row in rows
    ]
    heads = ["Dossier", "Geldt nu", "Nieuw licht", "Oorzaak", "Gevolg", "Bijsturing", "Eigenaar"]
    return markup.table(f"{dutch.several(len(rows), 'licht', 'lichten')} te beoordelen", heads, lines)


def corrections() -> None:
    """What was changed after freezing, with the reason: never silently."""
    rows = [row for row in _rows() if row["step"] == "gecorrigeerd"]
    if rows:
        show.header("Correcties na het bevriezen")
        show.listing(
            LISTINGS["light_history"],
            ("dossier_id", "dossier_name", "what", "before", "value", "loaded_by"),
            equals={"half": half()},
            key="correcties",
        )
