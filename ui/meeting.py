"""The drawer with meetings: one of them with all that is known, which a mark leads to, and the list of all."""

from __future__ import annotations

from functools import partial
from typing import Any

import streamlit as st

from metrics import LISTINGS, dutch
from metrics.singular import after
from ui.blocks import ask, drawers, earlier, links, markup, show
from ui.blocks.markup import Markup, joined, tag

DRAWER = "overleggen"
ADDRESS = "overleg"
_LIST = LISTINGS["meeting_list"]
_CAME = LISTINGS["attendance_list"]
_ANSWERS = LISTINGS["answer_list"]
_MOST = markup.MOST_ROWS


def address(page: str, meeting_id: str) -> str:
    """The address at which a page shows one meeting in its drawer, with the choices of the reader."""
    return links.page(page, {drawers.ADDRESS: DRAWER, ADDRESS: meeting_id})


def drawer(page: str, which: str = "", label: str = "Overleggen") -> show.Drawer:
    """The drawer for a page. which: which meetings are listed in it; one that a mark leads to is always shown."""
    build = partial(_all, page, which)
    return show.Drawer(DRAWER, label, build, count=len(ask.kept(_LIST, which)), of=(ADDRESS,))


def _all(page: str, which: str) -> None:
    asked = str(st.query_params.get(ADDRESS, ""))
    if asked:
        _one(asked)
        show.header("Alle overleggen")
    show.listing(
        _LIST,
        ("meeting_date", "title", "kind", "outcome", "dossier_names", "has_list"),
        which=which,
        key="overleggen",
        most=_MOST,
        leads=lambda row: address(page, row["meeting_id"]),
    )


def _one(meeting_id: str) -> None:
    """One meeting: what it was, what became of it, and who was there."""
    rows = ask.kept(_LIST, "", {"meeting_id": meeting_id})
    if not rows:
        show.note("Dit overleg staat niet (meer) in de gegevens van deze keuze.")
        return
    [row] = rows
    items = [tag("dt", name) + tag("dd", value) for name, value in _facts(row) if value]
    show.html(tag("h3", row["title"]) + tag("dl", *items, css="vgg-one-meeting"))
    show.html(earlier.of_row("meetings", row, "dit overleg"))
    if row["has_list"]:
        show.listing(
            _CAME,
            ("municipality", "presence", "people_registered", "people_present", "people_substitute", "roles"),
            key="presentielijst",
            equals={"meeting_id": meeting_id},
            most=_MOST,
            none="De presentielijst noemt geen uitgenodigde gemeente, of het overleg is niet gehouden.",
        )


def _facts(row: dict[str, Any]) -> list[tuple[str, str]]:
    """What is known of a meeting, each with its heading; empty where it is not known."""
    people = ""
    if row["people"] is not None:
        people = f"{'≈ ' if row['people_basis'] == 'geschat' else ''}{dutch.number(row['people'])}"
        people += f" ({row['people_basis']})" if row["people_basis"] else ""
    return [
        ("Wanneer", f"{markup.value_of(row, 'meeting_date')}{_elsewhere(row)}"),
        ("Soort", row["kind"]),
        ("Stand", state(row)),
        ("Dossiers", _dossiers(row)),
        ("Onderwerp ging naar", row["topic_went_to"] or ""),
        ("Plaats", row["location"] or ""),
        ("Aanwezigen", people),
        ("Antwoorden", _answered(row["meeting_id"])),
        ("Opmerking", row["note"] or ""),
        (markup.PLACE, markup.place(row)),
    ]


def _answered(meeting_id: str) -> str:
    """Of a meeting to come who comes and who has not answered yet; empty of one that is over."""
    found = ask.kept(_ANSWERS, "", {"meeting_id": meeting_id})
    return answered(found[0]) if found else ""


def answered(row: dict[str, Any]) -> str:
    """How many of the invited have answered, and who has not: `2 van 4 gemeenten: 1 komt, 1 komt niet; …`."""
    if row["waiting"] is None:
        return str(row["answers"])
    came = f"{dutch.number(row['coming'])} {'komt' if row['coming'] == 1 else 'komen'}"
    away = f"{dutch.number(row['staying_away'])} {'komt' if row['staying_away'] == 1 else 'komen'} niet"
    counted = dutch.part(row["coming"] + row["staying_away"], row["invited"])
    waits = f"; nog geen antwoord van {row['waiting_names'].replace('; ', ', ')}" if row["waiting"] else ""
    return f"{counted} {after(row['invited'], 'gemeenten')}: {came}, {away}{waits}"


def _dossiers(row: dict[str, Any]) -> Markup:
    """The dossiers of a meeting, as links."""
    names = (row["dossier_names"] or "").split("; ")
    if len(names) != len(row["dossier_ids"]):  # a dossier that is no longer there has a number and no name
        names = row["dossier_ids"]
    pairs = zip(row["dossier_ids"], names, strict=True)
    return joined(*(tag("a", name, href=links.page("dossiers", {"dossier": key})) for key, name in pairs), by="; ")


def _elsewhere(row: dict[str, Any]) -> str:
    return "" if row["is_in_year"] else ", in een ander kalenderjaar: telt in dit jaar niet mee"


def state(row: dict[str, Any]) -> str:
    """What became of a meeting, in words: `geannuleerd, opgegeven reden: weer`."""
    if row["is_unanswered"]:
        return "voorbij, afloop onbekend"
    said = "nog gepland" if row["state"] == "gepland" and row["is_in_year"] else str(row["state"])
    given = reason(row)
    return f"{said}, opgegeven reden: {given}" if given else said


def reason(row: dict[str, Any]) -> str:
    """The reason that was given, in short; what was written about it where no fixed reason fits. Empty if unknown."""
    code = row["reason_code"] or ""
    return str(row["reason"] or code) if code in ("", "anders") else code


def spoken(row: dict[str, Any]) -> str:
    """A meeting as a mark says it: what, when, its kind and what became of it."""
    day = markup.value_of(row, "meeting_date")
    day += "" if row["meeting_date_precision"] == "dag" else " (dag onbekend)"
    return f"{row['title']}, {day}, {row['kind']}, {state(row)}{_elsewhere(row)}"
