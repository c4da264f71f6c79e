"""One committee (`?commissie=`): its seats, who sat there before, its rounds, what it was asked, and our dossiers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import streamlit as st

from metrics import LISTINGS, Listing, dutch
from ui.blocks import ask, links, markup, show
from ui.blocks.markup import NOTHING, Markup, tag
from ui.vng import paths, seats

_ADDRESS = "commissie"
_TERM = ("seat_number", "report_year", "standing", "who", "starts_on", "ends_on", "appointed_by")


def opened() -> None:
    """The committee of the address, in its place above all seats; nothing without one."""
    code = str(st.query_params.get(_ADDRESS, ""))
    if not code:
        return
    rows = [row for row in ask.kept(LISTINGS["seat_list"]) if row["body_code"] == code]
    if not rows:
        show.note("De commissie uit het adres is in dit jaar niet bekend.")
        return
    show.html(_section(code, rows))
    name = rows[0]["body_name"]
    show.foot("termijnen", LISTINGS["term_list"], label=f"Wie zat waar in {name}", equals={"body": code})
    show.foot("rondes-commissie", LISTINGS["vacancy_list"], label=f"Rondes van {name}", equals={"body": code})
    show.foot("vragen-commissie", LISTINGS["exchange_list"], label=f"Vragen aan {name}", equals={"body": code})


def _section(code: str, rows: Sequence[dict[str, Any]]) -> Markup:
    rounds = seats.latest_rounds()
    now = [tag("li", seats.seat(row, rounds.get((code, row["seat_number"])))) for row in rows]
    shut = tag("a", "Sluiten", href=links.here({_ADDRESS: None}), css="vgg-shut")
    about = tag("p", tag("strong", "Onze dossiers: "), rows[0]["dossiers"] or "geen", css="behind")
    first = tag("div", tag("ul", *now, css="seats"), about, _asked(code))
    return tag(
        "section",
        tag("div", tag("h2", f"{rows[0]['body_name']} ({code})"), shut, css="vgg-drawer-head"),
        tag("div", first, tag("div", _terms(code), _rounds(code)), css="vgg-vng"),
        css="vgg-committee",
        aria_label=f"Commissie {rows[0]['body_name']}",
    )


def _terms(code: str) -> Markup:
    rows = ask.kept(LISTINGS["term_list"], equals={"body": code})
    if not rows:
        return tag("p", LISTINGS["term_list"].needs, css="vgg-note")
    shown = [{**row, "who": _who(row)} for row in rows]
    return _table("Wie zat op deze zetel", LISTINGS["term_list"], {"who": "Wie"}, shown, _TERM)


def _who(row: dict[str, Any]) -> str:
    return ", ".join(str(row[name]) for name in ("municipality", "function", "party", "holder_name") if row[name])


def _rounds(code: str) -> Markup:
    rows = ask.kept(LISTINGS["vacancy_list"], equals={"body": code})
    if not rows:
        return tag("p", "Voor deze commissie is geen ronde bekend.", css="vgg-note")
    shown = [{**row, "turn": paths.turn(row) + _linked(row), "went": seats.how_it_went(row)} for row in rows]
    heads = {"turn": "Ronde", "went": "Hoe het ging"}
    columns = ("turn", "went", "candidates", "opened_on", "decided_on")
    return _table("Rondes", LISTINGS["vacancy_list"], heads, shown, columns)


def _linked(row: dict[str, Any]) -> str:
    pairs = (("follows", "vervolg op"), ("followed_by", "vervolgd door"))
    return "".join(f" ({words} {row[name]})" for name, words in pairs if row[name])


def _asked(code: str) -> Markup:
    rows = ask.kept(LISTINGS["exchange_list"], equals={"body": code})
    if not rows:
        return NOTHING
    waiting = sum(row["answer"] == "geen antwoord" for row in rows)
    many = dutch.several(len(rows), "vraag of bericht", "vragen en berichten")
    text = f"{many} aan deze commissie, {dutch.number(waiting)} zonder antwoord. "
    return tag("p", text, tag("a", "Halen en brengen", href=links.here({"la": "halen"})), css="behind")


def _table(
    caption: str, listing: Listing, extra: dict[str, str], rows: Sequence[dict[str, Any]], columns: Sequence[str]
) -> Markup:
    """Rows without the columns that are empty in each of them; unknown is said as such."""
    filled = [name for name in columns if any(row[name] not in (None, "") for row in rows)]
    heads = [extra.get(name) or listing.columns[name] for name in filled]
    body = [[markup.value_of(row, name) or dutch.UNKNOWN for name in filled] for row in rows]
    return markup.table(caption, heads, body)
