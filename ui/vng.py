"""The looks of VNG: committees and their seats, spread over municipalities, rounds as a pipeline, and fit."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from itertools import groupby
from typing import Any

import streamlit as st

from metrics import LISTINGS, METRICS
from ui import ask, markup, show, words
from ui.markup import place, tag

_STEPS = ("gemeld", "aanbevolen", "voorgedragen", "benoemd")


def seats() -> None:
    """A row per committee, its seats beside each other, vacant ones first; temporary committees apart."""
    opened = str(st.query_params.get("commissie", ""))
    show.html(ask.keep("vng seats", lambda: _seats(opened), opened))
    show.foot("zetellijst", LISTINGS["seat_list"])


def _seats(opened: str) -> str:
    rows = ask.rows(LISTINGS["seat_list"])
    if not rows:
        return tag("p", escape(LISTINGS["seat_list"].needs), "vgg-empty")
    parts = []
    for temporary, name in ((False, "Vaste commissies"), (True, "Tijdelijke commissies en klankbordgroepen")):
        of = [row for row in rows if row["is_temporary"] is temporary]
        if not of:
            continue
        filled = sum(row["state"] == "bezet" for row in of)
        caption = f"{name}: {words.number(filled)} van {words.several(len(of), 'zetel', 'zetels')} bezet"
        of.sort(key=lambda row: (row["state"] != "vacant", row["body_name"], row["seat_number"]))
        lines = []
        order = {row["body_code"]: number for number, row in reversed(list(enumerate(of)))}
        of.sort(key=lambda row: (order[row["body_code"]], row["seat_number"]))
        for code, group in groupby(of, key=lambda row: row["body_code"]):
            lines.append(_committee(code, list(group), code == opened))
        parts.append(markup.table(caption, ["Commissie", "Zetel", "Onze dossiers", markup.PLACE], lines))
    return "".join(parts)


def _committee(code: str, rows: Sequence[dict[str, Any]], is_opened: bool) -> list[str]:
    name = escape(f"{rows[0]['body_name']} ({code})") + (tag("span", " gekozen", "vgg-chip") if is_opened else "")
    dossiers = rows[0]["dossiers"] or tag("span", "geen", "vgg-none")
    behind = escape(str(rows[0]["dossiers"])) if rows[0]["dossiers"] else dossiers
    return [name, "".join(tag("div", _seat(row), "vgg-seat") for row in rows), behind, "<br>".join(map(place, rows))]


def _seat(row: dict[str, Any]) -> str:
    if row["state"] == "vacant":
        since = f", sinds {words.when(row['starts_on'], row['starts_on_precision'])}" if row["starts_on"] else ""
        return tag("span", f"○ vacant{escape(since)}", "vgg-vacant")
    who = " · ".join(str(x) for x in (row["municipality"], row["function"], row["holder_name"]) if x)
    more = ["waarnemend"] if row["is_acting"] else []
    if row["ends_on"]:
        more.append(f"tot {words.when(row['ends_on'], row['ends_on_precision'])}")
    if row["is_ending"]:
        more.append("loopt af binnen een jaar")
    return "● " + escape(who) + (tag("small", " " + escape(", ".join(more))) if more else "")


def spread() -> None:
    """Seats of each municipality beside its share of the inhabitants."""
    show.listing(
        LISTINGS["spread_list"],
        ("municipality", "seats", "seats_share", "inhabitants_share", "share_difference"), key="spreiding",
    )  # fmt: skip
    show.bars(METRICS["seats_filled"], "function", key="functies")


def rounds() -> None:
    """Each open place with how far its candidates came; outcomes counted, success with its n."""
    show.cards(*(METRICS[i] for i in ("vacancies", "vacancies_without_candidate", "vacancy_success")), key="rondes")
    show.html(ask.keep("vng rounds", _rounds))
    show.foot("kandidaten", LISTINGS["vacancy_list"], label="Alle rondes, met regels en bron")
    show.foot("voordrachten", LISTINGS["nomination_list"], label="Alle kandidaten (zonder naam), met regels en bron")


def _rounds() -> str:
    vacancies, candidates = ask.rows(LISTINGS["vacancy_list"]), ask.rows(LISTINGS["nomination_list"])
    if not vacancies:
        return tag("p", escape(LISTINGS["vacancy_list"].needs), "vgg-empty")
    lines = []
    for row in vacancies:
        of = [c for c in candidates if c["vacancy_id"] == row["vacancy_id"]]
        turn = (
            f"{row['round'] or 'ronde onbekend'}, {row['round_number']}e keer" if row["round_number"] else row["round"]
        )
        days = f"<br><small>{words.number(row['days_open'])} dagen open</small>" if row["days_open"] is not None else ""
        who = "<br>".join(map(_candidate, of)) or tag("span", "geen kandidaat bekend", "vgg-none")
        name = escape(row["body_name"] or "commissie niet genoemd")
        lines.append([name, escape(turn or "onbekend"), who, tag("strong", escape(row["outcome"])) + days, place(row)])
    heads = ["Commissie", "Ronde", "Kandidaten en hoe ver zij kwamen", "Uitkomst", markup.PLACE]
    return markup.table(words.several(len(lines), "ronde", "rondes"), heads, lines)


def _candidate(row: dict[str, Any]) -> str:
    """`Veendam · wethouder: gemeld → aanbevolen`: the steps that were reached, in words."""
    steps = _STEPS[: row["reached"]]
    who = " · ".join(str(x) for x in (row["municipality"], row["function"]) if x)
    return escape(f"{who}: {' → '.join(steps)}") + tag("small", f" ({escape(row['outcome'])})")


def fit() -> None:
    """Committees none of our dossiers belongs to, and how much one member carries."""
    rows = [r for r in ask.rows(LISTINGS["body_list"]) if not r["is_temporary"]]
    if not rows:
        show.empty(LISTINGS["body_list"].needs)
        return
    without = [r["body_name"] for r in rows if r["is_without_dossier"]]
    most = max(rows, key=lambda r: r["dossier_count"] or 0)
    sentences = [
        f"Bij {words.several(len(without), 'vaste commissie', 'vaste commissies')} hoort geen dossier van ons: "
        f"{', '.join(without)}." if without else "Bij elke vaste commissie hoort een dossier van ons.",
        f"De meeste dossiers horen bij {most['body_name']}: {words.number(most['dossier_count'])}.",
    ]  # fmt: skip
    show.html(tag("ul", "".join(tag("li", escape(s)) for s in sentences), "vgg-list"))
    show.foot("passend", LISTINGS["body_list"])
