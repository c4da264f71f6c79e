"""Agreements as cards in columns by when they are due, and how many each owner has open and late."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from metrics import LISTINGS, METRICS, dutch
from ui import agreement
from ui.agreements.table import NOBODY, late
from ui.blocks import ask, drawers, links, show
from ui.blocks.markup import NOTHING, Markup, joined, tag, value_of
from ui.blocks.pictures import small
from ui.blocks.who import is_read_only

_COLUMNS = {
    "te laat": "Te laat",
    "deze maand": "Deze maand",
    "later": "Later",
    "zonder datum": "Open zonder datum",
    "stand onbekend": "Stand onbekend",
    "klaar": "Klaar of vervallen",
}
_EMPTY = {"te laat": "is te laat", "deze maand": "valt in deze maand", "later": "valt later"}
"""What is said when there is none of it; only where some open agreement has a date, as else nobody can know."""
_MOST = {1: 8, 2: 8, 3: 8, 4: 5, 5: 4, 6: 4}
"""How many cards each column shows, by how many columns there are, so that a phone holds them in four screens."""
_MOST_OWNERS = 5


def screen() -> None:
    """The columns, and below them the owners."""
    show.html(ask.keep("agreement columns", _screen, links.here({}), is_read_only()))
    figures = (METRICS[name] for name in ("agreements", "agreements_open", "agreements_overdue"))
    show.foot("afspraken", *figures, METRICS["agreements_carried_over"], label="Afspraken geteld")


def _screen() -> Markup:
    rows = ask.kept(LISTINGS["agreement_list"])
    if not rows:
        return tag("p", LISTINGS["agreement_list"].needs, css="vgg-empty")
    by = {when: [row for row in rows if row["when_due"] == when] for when in _COLUMNS}
    filled = [when for when in _COLUMNS if by[when]]
    chosen = agreement.found(rows)
    columns = [_column(when, by[when], _MOST[len(filled)], chosen) for when in filled]
    none = [_EMPTY[when] for when in _EMPTY if not by[when]]
    said = NOTHING
    if 0 < len(none) < len(_EMPTY):
        said = tag("p", f"Geen open afspraak met een datum {' of '.join(none)}.", css="vgg-note")
    still = sum(len(by[when]) for when in _COLUMNS if when not in ("klaar", "stand onbekend"))
    parts = ((still, "open"), (len(by["klaar"]), "klaar of vervallen"), (len(by["stand onbekend"]), "onbekend"))
    whole = dutch.several(len(rows), "afspraak", "afspraken")
    sums = f"{whole}: {', '.join(f'{dutch.number(count)} {word}' for count, word in parts if count)}."
    if by["te laat"] and (until := agreement.late_on()):
        sums += f" {until[0].upper()}{until[1:]}."
    total = tag("p", sums, css="vgg-note")
    return joined(tag("div", *columns, css="vgg-picture vgg-due"), total, said, _owners(rows))


# --- the columns ---


def _column(when: str, rows: Sequence[dict[str, Any]], most: int, chosen: dict[str, Any] | None) -> Markup:
    """One column: how many, the first of them, and where the others are.

    They stand in the order of the list: what is late the longest or due the soonest first. chosen: the one the address
    asks for, before all others.
    """
    first = sorted(rows, key=lambda row: row is not chosen)[:most]
    rest = len(rows) - len(first)
    more = NOTHING
    if rest:
        href = drawers.address("tabel", stand=when, soort=None, eigenaar=None)
        more = tag("p", tag("a", f"en nog {dutch.number(rest)}", href=href, data_vgg_la="tabel"), css="more")
    head = tag("h2", _COLUMNS[when], " ", tag("b", dutch.number(len(rows))))
    cards = (_card(row, row is chosen) for row in first)
    return tag("section", head, tag("ul", *cards), more, css=when.replace(" ", "-"))


def _card(row: dict[str, Any], is_chosen: bool) -> Markup:
    """One agreement: what, who, and how it stands with its date."""
    drawer = "tabel" if is_read_only() or row["when_due"] == "klaar" else "bijwerken"
    href = drawers.address(drawer, afspraak=agreement.named(row), stand=None, soort=None, eigenaar=None)
    what = tag("a", row["description"], href=href, data_vgg_la=drawer, aria_current="true" if is_chosen else "")
    owner = row["owner_function"] or tag("span", "eigenaar niet genoemd", css="vgg-none")
    about = [owner, row["kind"], *([f"uit {row['made_year']}"] if row["is_carried_over"] else [])]
    lines = (tag("span", _stands(row), css="stands"), tag("small", joined(*about, by=" · ")))
    return tag("li", what, *lines, css="chosen" if is_chosen else "")


def _stands(row: dict[str, Any]) -> Markup | str:
    """How it stands with its date; lateness is said after that day, and never before."""
    due = value_of(row, "due_date")
    if row["is_overdue"]:
        return joined(late(row), f" · {due}")
    if row["when_due"] == "klaar":
        return " · ".join(filter(None, (row["state"], value_of(row, "closed_on"))))
    if due:
        return f"uiterlijk {due}"
    made = value_of(row, "made_on")
    return f"afgesproken {made}" if made else "geen dag genoemd"


# --- the owners ---


def _owners(rows: Sequence[dict[str, Any]]) -> Markup:
    """Per owner the open agreements with a date as a bar, filled as far as they are late; all on one scale."""
    by: dict[str, list[dict[str, Any]]] = {}
    for row in rows:
        if row["is_open"]:
            by.setdefault(row["owner_function"] or NOBODY, []).append(row)
    if not by:
        return NOTHING
    order = sorted(by, key=lambda name: (name == NOBODY, -_late(by[name]), -len(by[name]), name))
    most = max(len(_dated(of)) for of in by.values())
    lines = [tag("div", tag("dt", _owner(name)), tag("dd", _bar(by[name], most))) for name in order[:_MOST_OWNERS]]
    if others := order[_MOST_OWNERS:]:
        of = [row for name in others for row in by[name]]
        words = f"samen {dutch.number(len(of))} open, waarvan {dutch.number(_late(of))} te laat"
        lines.append(tag("div", tag("dt", f"en nog {dutch.number(len(others))}"), tag("dd", words)))
    head = tag("h2", "Open per eigenaar ", tag("small", "van wat een datum heeft: te laat"))
    return tag("section", head, tag("dl", *lines), css="vgg-owners")


def _owner(name: str) -> Markup:
    href = drawers.address("tabel", eigenaar=name, stand="open", soort=None)
    return tag("a", f"eigenaar {name}" if name == NOBODY else name, href=href, data_vgg_la="tabel")


def _late(rows: Sequence[dict[str, Any]]) -> int:
    return sum(row["is_overdue"] for row in rows)


def _dated(rows: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    return [row for row in rows if row["due_date"]]


def _bar(rows: Sequence[dict[str, Any]], most: int) -> Markup:
    dated = _dated(rows)
    bare = len(rows) - len(dated)
    said = f"{dutch.number(bare)} zonder datum" if bare else ""
    note = " · ".join(filter(None, ("te laat", said)))
    return small.part_of(_late(dated), len(dated), most, note) if dated else tag("span", said, css="vgg-none")
