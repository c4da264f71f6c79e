"""Which dossiers are asked for, by the address: counts that are links, and fields for what is chosen less often."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import streamlit as st

from metrics import dutch
from ui.blocks import filters, light, links
from ui.blocks.markup import Markup, joined, not_there, tag
from ui.dossiers import bars
from ui.dossiers.trend import trend

EVERY = "alle"
_COLOURS = light.ORDER
UNSAID = "niet te zeggen"
_TRENDS = ("slechter", "gelijk", "beter", UNSAID)
_TRANSFERS = (EVERY, "eindigt of gaat over", "blijft")
ORDERS = ("portefeuille", "slechtste licht eerst", "verslechterd eerst", "naam")
Dossier = tuple[dict[str, Any], list[dict[str, Any]]]


def now(of: Dossier, half: int) -> dict[str, Any]:
    """The row of a dossier in the half that lights are about."""
    return next((row for row in of[1] if row["half"] == half), {})


def asked(name: str, known: Sequence[str]) -> str:
    """What the address asks of a choice; nothing where it is not one of those."""
    text = str(st.query_params.get(name, ""))
    return text if text in known else ""


def trend_now(of: Dossier, half: int) -> str:
    """How its light moved since the half before, in a word."""
    return str(now(of, half).get("trend") or UNSAID)


def tests() -> dict[str, Callable[[Dossier, int], bool]]:
    """What a dossier must be, by the address: for each choice that was made."""
    colour, trend_asked = asked("licht", _COLOURS), asked("verloop", _TRENDS)
    lead, ends = str(st.query_params.get("trekker", EVERY)), asked("einde", _TRANSFERS)
    found: dict[str, Callable[[Dossier, int], bool]] = {}
    if colour:
        found["licht"] = lambda of, half: now(of, half).get("colour") == colour
    if trend_asked:
        found["verloop"] = lambda of, half: trend_now(of, half) == trend_asked
    if lead != EVERY:
        found["trekker"] = lambda of, half: _lead(of[0]) == lead
    if ends not in ("", EVERY):
        found["einde"] = lambda of, half: (of[0]["ends_on"] is not None) == (ends == _TRANSFERS[1])
    return found


def apart() -> str:
    """That the title is about all dossiers, where the list below it is about some; empty where it is about all."""
    return "de zin gaat over alle dossiers, de lijst over uw keuze hieronder" if tests() else ""


def unknown(every: Sequence[Dossier]) -> Markup:
    """A line for each choice in the address that does not exist, and so is not made."""
    known = {
        "licht": (_COLOURS, "is geen kleur van een licht"),
        "verloop": (_TRENDS, "is geen verloop"),
        "einde": (_TRANSFERS, "is geen keuze bij ‘Einde’"),
        "volgorde": (ORDERS, "is geen volgorde"),
    }
    given = {name: str(st.query_params.get(name, "")) for name in (*known, "trekker")}
    said = [
        not_there(f"‘{given[name]}’ {why}; die keuze telt niet mee.")
        for name, (words, why) in known.items()
        if given[name] and given[name] not in words
    ]
    lead = given["trekker"]
    if lead and lead not in (EVERY, *(_lead(of[0]) for of in every)):
        said.append(not_there(f"‘{lead}’ is bij deze keuze van geen dossier de trekker."))
    return joined(*said)


def fitting(every: Sequence[Dossier], half: int, without: str = "") -> list[Dossier]:
    """The dossiers that were asked for. without: as if this choice was not made, to count what it would give."""
    asks = [test for name, test in tests().items() if name != without]
    return [one for one in every if all(test(one, half) for test in asks)]


def _lead(dossier: Mapping[str, Any]) -> str:
    return str(dossier["chair_name"] or dossier["chair_function"] or "niet genoemd")


def choices(every: list[Dossier], half: int, shown: int) -> Markup:
    """Two rows of counts that are links, and the fields of what is chosen less often."""
    lit, moves = fitting(every, half, "licht"), fitting(every, half, "verloop")
    colours = [(one, bars.sign(one), sum(now(of, half).get("colour") == one for of in lit)) for one in _COLOURS]
    trends = [(one, trend(one), sum(trend_now(of, half) == one for of in moves)) for one in _TRENDS]
    year = filters.current().year or 0
    rows = [
        _counts("licht", f"Licht in {dutch.months(half)} {year}", colours, len(lit)),
        _counts("verloop", f"Sinds {_before(half, year)}", trends, len(moves)),
    ]
    leads = (EVERY, *sorted({_lead(of[0]) for of in every}))
    fields = [
        _field("trekker", "Trekker", leads),
        _field("einde", "Einde", _TRANSFERS),
        _field("volgorde", "Volgorde", ORDERS),
    ]
    usual = f"trekker={EVERY}&einde={EVERY}&volgorde={ORDERS[0]}"
    form = tag("form", *fields, css="vgg-filters", data_vgg_go="dossiers", data_vgg_usual=usual, aria_label="Dossiers")
    said = f"{dutch.number(shown)} van {dutch.several(len(every), 'dossier', 'dossiers')}" if shown < len(every) else ""
    said = said or dutch.several(shown, "dossier", "dossiers")
    return tag("div", *rows, form, tag("p", said, css="vgg-aloud", role="status"), css="vgg-pick")


def _before(half: int, year: int) -> str:
    return f"{dutch.months(3 - half)} {year if half == 2 else year - 1}"


def _counts(name: str, title: str, of: Sequence[tuple[str, Markup, int]], total: int) -> Markup:
    """How many dossiers there are of each; every count is a link that shows those, and again all when it is chosen."""
    chosen = asked(name, [word for word, _, _ in of])
    items = [_count(name, "", tag("span", "alle"), total, not chosen)]
    items += [_count(name, word, sign, many, word == chosen) for word, sign, many in of if many or word == chosen]
    listed = tag("ul", *(tag("li", item) for item in items))
    return tag("nav", tag("span", title, css="of"), listed, css="vgg-counts", aria_label=title)


def _count(name: str, word: str, sign: Markup, many: int, is_chosen: bool) -> Markup:
    inside = (sign, " ", tag("b", dutch.number(many)))
    return tag("a", *inside, href=links.here({name: word or None}), aria_current="true" if is_chosen else "")


def _field(name: str, label: str, options: Sequence[str]) -> Markup:
    chosen = str(st.query_params.get(name, options[0]))
    items = [tag("option", one, value=one, selected="selected" if one == chosen else "") for one in options]
    return tag("label", tag("span", label), tag("select", *items, name=name, autocomplete="off"), css="field")
