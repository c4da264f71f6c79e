"""The looks of VNG: committees and their seats, spread over municipalities, rounds as a pipeline, and fit."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import Any
from urllib.parse import urlencode

import streamlit as st

from metrics import LISTINGS, METRICS, dutch
from reports.calendar import as_ics
from ui.blocks import ask, filters, markup, show, store
from ui.blocks.markup import BREAK, NOTHING, Markup, joined, place, tag

_ROUND_FIGURES = ("vacancies", "vacancies_without_candidate", "second_rounds", "days_open", "vacancy_success")


def committee() -> None:
    """The committee of the address (`?commissie=`): its seats, who sat there before, its rounds and its questions."""
    code = str(st.query_params.get("commissie", ""))
    if not code:
        return
    rows = [row for row in ask.rows(LISTINGS["seat_list"]) if row["body_code"] == code]
    if not rows:
        show.note("De commissie uit het adres is in dit jaar niet bekend.")
        return
    name = rows[0]["body_name"]
    behind = rows[0]["dossiers"] or "geen"
    about = tag("p", tag("strong", "Onze dossiers: "), behind)
    show.html(tag("section", tag("h3", f"{name} ({code})"), _beside(rows), about, css="vgg-half"))
    show.listing(
        LISTINGS["term_list"],
        ("report_year", "seat_number", "standing", "municipality", "function", "starts_on", "ends_on", "appointed_by"),
        key="termijnen",
        caption="Wie zat er op deze zetel",
        equals={"body": code},
    )
    show.listing(
        LISTINGS["vacancy_list"],
        ("round", "round_number", "stage", "candidates", "decided_on", "follows"),
        key="rondes-commissie",
        caption="Rondes",
        equals={"body": code},
        none="Voor deze commissie is geen ronde bekend.",
    )
    show.html(tag("p", tag("a", "Alle commissies", href=_without_committee(), target="_self")))


def _without_committee() -> str:
    return f"/vng?{urlencode(filters.current().as_params(), doseq=True)}"


def seats() -> None:
    """A row per committee, its seats beside each other, vacant ones first; temporary committees apart."""
    opened = str(st.query_params.get("commissie", ""))
    show.html(ask.keep("vng seats", lambda: _seats(opened), opened))
    show.foot("zetellijst", LISTINGS["seat_list"])


def _seats(opened: str) -> Markup:
    rows = ask.rows(LISTINGS["seat_list"])
    if not rows:
        return tag("p", LISTINGS["seat_list"].needs, css="vgg-empty")
    parts = []
    for temporary, name in ((False, "Vaste commissies"), (True, "Tijdelijke commissies en klankbordgroepen")):
        of = [row for row in rows if row["is_temporary"] is temporary]
        if not of:
            continue
        filled = ask.one(METRICS["seats_temporary" if temporary else "seats_filled"])
        out_of = dutch.several(int(filled.out_of), "zetel", "zetels")
        caption = show.wider(METRICS["seats_filled"], f"{name}: {dutch.number(filled.value)} van {out_of} bezet")
        of.sort(key=lambda row: (row["state"] != "vacant", row["body_name"], row["seat_number"]))
        lines = []
        order = {row["body_code"]: number for number, row in reversed(list(enumerate(of)))}
        of.sort(key=lambda row: (order[row["body_code"]], row["seat_number"]))
        for code, group in groupby(of, key=lambda row: row["body_code"]):
            lines.append(_committee(code, list(group), code == opened))
        parts.append(markup.table(caption, ["Commissie", "Zetel", "Onze dossiers", markup.PLACE], lines))
    return joined(*parts)


def _committee(code: str, rows: Sequence[dict[str, Any]], is_opened: bool) -> list[str]:
    params = filters.current().as_params() | {"commissie": code}
    about = f" · {rows[0]['owner']}" if rows[0]["owner"] != "VNG" else ""
    title = f"{rows[0]['body_name']} ({code})"
    link = tag("a", title, href=f"/vng?{urlencode(params, doseq=True)}", target="_self")
    name = joined(link, about, tag("span", " gekozen", css="vgg-chip") if is_opened else NOTHING)
    behind = rows[0]["dossiers"] or tag("span", "geen", css="vgg-none")
    return [name, _beside(rows), behind, joined(*map(place, rows), by=BREAK)]


def _beside(rows: Sequence[dict[str, Any]]) -> Markup:
    return joined(*(tag("div", _seat(row), css="vgg-seat") for row in rows))


def _seat(row: dict[str, Any]) -> Markup:
    if row["state"] == "vacant":
        since = ""
        if row["vacant_since"]:
            since = f", sinds {dutch.when(row['vacant_since'], row['vacant_since_precision'])}"
        return tag("span", f"○ vacant{since}", css="vgg-vacant")
    if row["state"] == "onbekend":
        later = ((row["vacant_from"], "vacant"), (row["appointed_from"], "bezet"))
        per = "".join(f"; {what} per {dutch.when(day, row['starts_on_precision'])}" for day, what in later if day)
        return tag("span", f"? wie er zit is niet bekend{per}", css="vgg-none")
    who = " · ".join(str(x) for x in (row["municipality"], row["function"], row["party"], row["holder_name"]) if x)
    more = ["waarnemend"] if row["is_acting"] else []
    if row["ends_on"]:
        more.append(f"tot {dutch.when(row['ends_on'], row['ends_on_precision'])}")
    if row["is_ending"]:
        more.append("loopt af binnen een jaar")
    return joined("● ", who, tag("small", " ", ", ".join(more)) if more else NOTHING)


def heading() -> None:
    """Of which moment the seats are: now in the year that runs, else the end of that year."""
    year = ask.about()
    moment = "Nu" if year is None or year.is_running else f"Stand eind {year.year}"
    show.header(f"{moment}: commissies en zetels")


def spread() -> None:
    """Seats of each municipality beside its share of the inhabitants."""
    filled, unknown = (ask.to_decide(METRICS[name]) for name in ("seats_filled", "seats_unknown"))
    of = f"Aandeel van {dutch.several(int(filled or 0), 'bezette vaste zetel', 'bezette vaste zetels')}"
    of += f"; van {dutch.number(unknown)} is niet bekend wie er zit" if unknown else ""
    show.listing(
        LISTINGS["spread_list"],
        ("municipality", "seats", "temporary_seats", "seats_share", "inhabitants_share", "share_difference"),
        key="spreiding",
        caption=of,
    )
    show.bars(METRICS["seats_filled"], "function", key="functies")
    show.cards(METRICS["seats_by_gender"], key="vrouw-man")


def rounds() -> None:
    """Each open place with how far its candidates came; outcomes counted, success with its n."""
    show.cards(*(METRICS[i] for i in _ROUND_FIGURES), key="rondes")
    show.bars(METRICS["pipeline"], "stage", key="pijplijn")
    show.html(ask.keep("vng rounds", _rounds))
    show.foot("kandidaten", LISTINGS["vacancy_list"], label="Alle rondes, met regels en bron")
    show.foot("voordrachten", LISTINGS["nomination_list"], label="Alle kandidaten (zonder naam), met regels en bron")


def _rounds() -> Markup:
    vacancies, candidates = ask.rows(LISTINGS["vacancy_list"]), ask.rows(LISTINGS["nomination_list"])
    if not vacancies:
        return tag("p", LISTINGS["vacancy_list"].needs, css="vgg-empty")
    lines = []
    for row in vacancies:
        of = [c for c in candidates if c["vacancy_id"] == row["vacancy_id"] and c["is_registered"]]
        turn = (
            f"{row['round'] or 'ronde onbekend'}, {row['round_number']}e keer" if row["round_number"] else row["round"]
        )
        links = [
            f"{word} {row[name]}"
            for name, word in (("follows", "vervolg op"), ("followed_by", "vervolgd door"))
            if row[name]
        ]
        turn = f"{turn} ({', '.join(links)})" if links else turn
        who = joined(*map(_candidate, of), by=BREAK) or tag("span", "geen kandidaat bekend", css="vgg-none")
        about = tag("small", BREAK, row["vacancy_id"], BREAK, turn or "ronde onbekend")
        name = joined(row["body_name"] or "commissie niet genoemd", about)
        open_ = f"open: {row['stage']}" if row["is_opened"] else row["stage"]
        stage = tag("strong", row["outcome"] if row["outcome"] != "open" else open_)
        lines.append([name, joined(stage, *_more(row), by=BREAK), who, place(row)])
    heads = ["Commissie en ronde", "Uitkomst", "Kandidaten en hoe ver zij kwamen", markup.PLACE]
    every, to_come = (int(ask.one(METRICS[i]).value or 0) for i in ("vacancies", "vacancies_to_come"))
    parts = [dutch.several(every, "vacature", "vacatures")]
    parts += [f"daarnaast {dutch.number(to_come)} nog niet opengesteld"] if to_come else []
    return markup.table(show.wider(METRICS["vacancies"], *parts), heads, lines)


def _more(row: dict[str, Any]) -> list[Markup]:
    """What stands under the outcome of a round: for how long it is open, what is of a later day, what denies it."""
    more = []
    if not row["is_opened"]:
        more.append(f"per {dutch.when(row['opened_on'], row['opened_on_precision'])}")
    if row["days_open"] is not None:
        more.append(f"{dutch.several(row['days_open'], 'dag', 'dagen')} sinds openstelling")
    if row["later_outcome"] and row["is_opened"]:
        on = dutch.when(row["decided_on"], row["decided_on_precision"])
        more.append(f"op een latere dag: {row['later_outcome']} ({on})")
    if row["is_after_year"]:
        on = dutch.when(row["decided_on"], row["decided_on_precision"])
        more.append(f"{row['outcome']} {on}, na dit jaar")
    if row["contradiction"]:
        more.append(f"tegenspraak: {row['contradiction']}")
    return [tag("small", text) for text in more]


def _candidate(row: dict[str, Any]) -> Markup:
    """`Veendam · wethouder: gemeld → benoemd, tussenstappen niet vastgelegd`: the steps that someone recorded."""
    who = " · ".join(str(x) for x in (row["municipality"], row["function"]) if x)
    more = "" if row["is_path_whole"] else ", tussenstappen niet vastgelegd"
    return joined(f"{who}: {row['path']}", tag("small", more) if more else NOTHING)


def steps() -> None:
    """The steps of the spring and the autumn round as a checklist, and the same days for a calendar."""
    listing = LISTINGS["step_list"]
    show.html(ask.keep("vng steps", _steps))
    show.foot("stappen", listing, label="Alle stappen, met bron")
    rows = ask.rows(listing)
    if rows:
        reader, asked = store.page(), filters.current()
        st.download_button(
            "Stappen als .ics",
            lambda: as_ics(_events(rows), reader.published_on),
            f"vgg-rondes-{asked.year}.ics",
            "text/calendar",
            key="ics_rondes",
            on_click="ignore",
        )


def _steps() -> Markup:
    rows = ask.rows(LISTINGS["step_list"])
    if not rows:
        return tag("p", LISTINGS["step_list"].needs, css="vgg-empty")
    lines = []
    for row in rows:
        state = "☑ voorbij" if row["is_past"] else "☐ nog te doen"
        missing = dutch.several(row["without_candidate"], "vacature", "vacatures")
        more = f"{missing} zonder kandidaat" if row["without_candidate"] else ""
        if row["candidates_unknown"]:
            more = f"bij {dutch.several(row['candidates_unknown'], 'vacature', 'vacatures')} kandidaten onbekend"
        about = dutch.several(row["vacancies"], "vacature", "vacatures")
        lines.append(
            [
                f"{row['round'] or 'ronde niet genoemd'}: {row['step']}",
                dutch.when(row["due_on"], row["due_on_precision"]),
                state,
                f"{about}{', ' if more else ''}{more}",
                place(row),
            ]
        )
    return markup.table("Stappen van de rondes", ["Stap", "Datum", "Stand", "Waarvoor", markup.PLACE], lines)


def _events(rows: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """The steps in the form of the agenda, each a whole day; one of a month or season has no place in a calendar."""
    return [
        {
            "meeting_id": f"ronde-{row['due_on']:%Y%m%d}-{row['step_number']}{'' if row['round'] else '-zonder-naam'}",
            "meeting_date": row["due_on"],
            "meeting_date_precision": row["due_on_precision"],
            "title": f"VNG-ronde{' ' + row['round'] if row['round'] else ''}: {row['step']}",
            "kind": "VNG-ronde",
            "state": "gehouden" if row["is_past"] else "gepland",
            "start_time": None,
            "end_time": None,
            "location": None,
            "is_fictional": row["is_fictional"],
        }
        for row in rows
    ]


def fit() -> None:
    """Committees none of our dossiers belongs to, members who carry many, and chairs who leave."""
    show.cards(*(METRICS[i] for i in ("bodies_without_dossier", "most_carried", "chairs_leaving")), key="passend")
    show.html(ask.keep("vng fit", _fit))


def _fit() -> Markup:
    without = [
        r["body_name"] for r in ask.rows(LISTINGS["body_list"]) if r["is_without_dossier"] and not r["is_temporary"]
    ]
    carrying = [r for r in ask.rows(LISTINGS["member_list"]) if r["dossiers"] > 1]
    chairs = ask.rows(LISTINGS["continuity_list"])
    leaving = [r for r in chairs if r["is_leaving"]]
    points = {
        "Commissies zonder dossier van ons": without,
        "Leden met meer dan één dossier": [joined(_carried(row), " ", place(row)) for row in carrying],
        "Voorzitters die vertrekken of vertrokken": [joined(_left(row), " ", place(row)) for row in leaving]
        or ([] if chairs else [joined(dutch.UNKNOWN)]),
    }
    return joined(*(tag("h3", head) + _list(items) for head, items in points.items()))


def _carried(row: dict[str, Any]) -> str:
    who = f"{row['municipality']} · {row['function'] or 'functie onbekend'} ({row['bodies']})"
    return f"{who}: {dutch.several(row['dossiers'], 'dossier', 'dossiers')} ({row['dossier_ids']})"


def _left(row: dict[str, Any]) -> str:
    until = dutch.when(row["ends_on"], row["ends_on_precision"])
    return (
        f"{row['name'] or row['function']}, {'vertrokken per' if row['has_left'] else 'tot'} {until}: {row['dossiers']}"
    )


def _list(items: Sequence[str]) -> Markup:
    return tag("ul", *(tag("li", item) for item in items or ["geen"]), css="vgg-list")
