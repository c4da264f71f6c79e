"""Every seat with its holder's municipality and function: vacant ones first, ending ones marked, temporary last."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import Any

from metrics import LISTINGS, dutch
from ui.blocks import ask, links
from ui.blocks.markup import NOTHING, Markup, tag
from ui.blocks.pictures import drawn, signs

Row = dict[str, Any]
_ORDER = ("vacant", "onbekend")


def picture() -> Markup:
    """All committees with their seats; from 41 committees on those with something to do, and a line for the rest."""
    rows = ask.kept(LISTINGS["seat_list"])
    year = ask.about()
    moment = "nu" if year is None or year.is_running else f"eind {year.year}"
    head = tag("h2", f"Wie zit waar, {moment}")
    if not rows:
        return tag("section", head, tag("p", LISTINGS["seat_list"].needs, css="vgg-empty"), css="vgg-seats")
    rounds = latest_rounds()
    shown, rest = drawn.gathered(_bodies(rows), _weight)
    items = [tag("li", _name(of[0]), _seats(of, rounds)) for of in shown]
    if rest:
        many = dutch.several(len(rest), "commissie", "commissies")
        items.append(tag("li", f"en nog {many}: {_counted([row for of in rest for row in of])}", css="rest"))
    above = tag("div", head, tag("span", _many(rows)), signs.key(sign for row in rows for sign in _signs(row)))
    return tag("section", above, tag("ul", *items), css="vgg-seats")


def _many(rows: Sequence[Row]) -> str:
    """`13 vaste zetels en 1 tijdelijke`: how many seats stand in the list."""
    temporary = sum(row["is_temporary"] for row in rows)
    parts = [dutch.several(len(rows) - temporary, "vaste zetel", "vaste zetels")] if len(rows) > temporary else []
    return " en ".join([*parts, *([dutch.several(temporary, "tijdelijke", "tijdelijke")] if temporary else [])])


def latest_rounds() -> dict[tuple[str, int], Row]:
    """Of each seat the round that was opened last."""
    rows = [row for row in ask.kept(LISTINGS["vacancy_list"]) if row["body_code"] and row["seat_number"]]
    rows.sort(key=lambda row: (str(row["opened_on"] or ""), row["round_number"] or 0))
    return {(row["body_code"], row["seat_number"]): row for row in rows}


def _bodies(rows: Sequence[Row]) -> list[list[Row]]:
    """The seats of each committee together, those with a vacant or unknown one first, then by name."""
    by_name = sorted(rows, key=lambda row: (row["body_name"], row["body_code"], row["seat_number"]))
    bodies = [list(of) for _, of in groupby(by_name, key=lambda row: row["body_code"])]
    return sorted(bodies, key=lambda of: (of[0]["is_temporary"], min(_place(row) for row in of)))


def _place(row: Row) -> int:
    return _ORDER.index(row["state"]) if row["state"] in _ORDER else len(_ORDER)


def _weight(of: Sequence[Row]) -> int:
    """What stays in sight when there are many: vacant, unknown, ending, and then the rest."""
    return min(_place(row) + (not row["is_ending"]) for row in of)


def _counted(rows: Sequence[Row]) -> str:
    return drawn.counted("niet bekend wie er zit" if row["state"] == "onbekend" else row["state"] for row in rows)


def _name(row: Row) -> Markup:
    about = ["tijdelijk"] if row["is_temporary"] else []
    about += [row["owner"]] if row["owner"] != "VNG" else []
    link = tag("a", row["body_name"], href=links.page("vng", {"commissie": row["body_code"]}))
    return tag("span", link, tag("small", " ", " · ".join(about)) if about else NOTHING, css="body")


def _seats(rows: Sequence[Row], rounds: dict[tuple[str, int], Row]) -> Markup:
    each = [seat(row, rounds.get((row["body_code"], row["seat_number"]))) for row in rows]
    return tag("span", *each, css="seats")


def seat(row: Row, latest: Row | None = None) -> Markup:
    """One seat: who sits there and until when, or since when nobody does and how its last round went."""
    if row["state"] == "vacant":
        return _vacant(row, latest)
    if row["state"] == "onbekend":
        later = ((row["vacant_from"], "vacant"), (row["appointed_from"], "bezet"))
        per = "".join(f"; {what} per {dutch.when(day, row['starts_on_precision'])}" for day, what in later if day)
        return _chip(row, "unknown", tag("span", f"wie er zit is niet bekend{per}"), *_ending(row))
    href = links.page("opkomst", {"gemeente": row["municipality"]}) if row["municipality"] else ""
    who = row["municipality"] or "gemeente onbekend"
    about = [tag("a", who, href=href, data_tip=_tip(row)) if href else tag("b", who)]
    more = [row["function"] or "functie onbekend", *(row[name] for name in ("party", "holder_name") if row[name])]
    more += ["waarnemend"] if row["is_acting"] else []
    more += [f"tot {_month(row['ends_on'], row['ends_on_precision'])}"] if row["ends_on"] else []
    about.append(tag("span", " ", " · ".join(more)))
    return _chip(row, "ending" if row["is_ending"] else "", *about, *_ending(row))


def _ending(row: Row) -> list[Markup]:
    """The flag of a seat that ends within a year, also where nobody knows who sits there until then."""
    return [tag("span", " ", signs.drawn("loopt af"), "loopt af", css="ending")] if row["is_ending"] else []


def _vacant(row: Row, latest: Row | None) -> Markup:
    since = f" sinds {_month(row['vacant_since'], row['vacant_since_precision'])}" if row["vacant_since"] else ""
    words = [tag("a", f"vacant{since}", href=links.page("vng", {"la": "vacant"}), data_tip=_since(row))]
    if latest is not None:
        words.append(tag("span", f" · {latest['round'] or 'laatste ronde'}: {how_it_went(latest)}"))
    return _chip(row, "vacant", *words)


def how_it_went(row: Row) -> str:
    """The outcome of a round in words; of one that is open, how far it came."""
    if not row["is_opened"]:
        return f"nog niet opengesteld, per {dutch.when(row['opened_on'], row['opened_on_precision'])}"
    if row["outcome"] == "open":
        return str(row["stage"])
    return "hoe het afliep is onbekend" if row["outcome"] == "onbekend" else str(row["outcome"])


def _chip(row: Row, css: str, *words: Markup) -> Markup:
    sign = _signs(row)[0]
    return tag("span", signs.drawn(sign), tag("span", *words), css=f"seat {css}".strip())


def _signs(row: Row) -> list[str]:
    """The sign of a seat, and the flag of one that ends."""
    flag = ["loopt af"] if row["is_ending"] else []
    if row["state"] in _ORDER:
        return ["vacant"] if row["state"] == "vacant" else ["lid onbekend", *flag]
    return ["tijdelijk" if row["is_temporary"] else "bezet", *flag]


def _month(day: Any, precision: str | None) -> str:
    """A date without its day, which stands with the seat itself: `jun 2026`."""
    return dutch.when(day, "maand" if precision in (None, "dag") else precision)


def _since(row: Row) -> str:
    if not row["vacant_since"]:
        return "Sinds wanneer de zetel vacant is, is niet bekend."
    return f"Vacant sinds {dutch.when(row['vacant_since'], row['vacant_since_precision'])}"


def _tip(row: Row) -> str:
    """The whole term with its days, by whom one was appointed, and which of our dossiers belong to it."""
    parts = []
    if row["starts_on"]:
        parts.append(f"vanaf {dutch.when(row['starts_on'], row['starts_on_precision'])}")
    parts.append(f"tot {dutch.when(row['ends_on'], row['ends_on_precision'])}" if row["ends_on"] else "einde onbekend")
    parts += [f"benoemd door {row['appointed_by']}"] if row["appointed_by"] else []
    parts += ["waarnemend"] if row["is_acting"] else []
    behind = f"Onze dossiers: {row['dossiers']}" if row["dossiers"] else "Geen dossier van ons"
    return f"{row['municipality']}, {', '.join(parts)}. {behind}"
