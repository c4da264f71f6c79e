"""The looks of Stoplichten: what is to give, to judge, and where figures and light differ, each with its next step."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from metrics import LISTINGS, METRICS, Answer, dutch, light_words
from ui.blocks import ask, drawers, filters, light, links, show
from ui.blocks.markup import NOTHING, Markup, joined, tag
from ui.blocks.pictures import small
from ui.blocks.who import is_read_only
from ui.lights import rounds

MOST = 8
"""How many of one kind of work stand on the first screen; the others fold out below them."""
_WORDS = {1: "eerste", 2: "tweede"}
_OTHER = {1: "2e helft", 2: "1e helft"}


def screen() -> None:
    """How far the half is, the next step, and the work that is left by kind."""
    show.html(ask.keep("lights at work", _screen, rounds.half(), links.here({}), is_read_only()))
    show.foot("ronde", *rounds.FIGURES, METRICS["lights_from_before"], by=("half",), label="De ronde")
    show.foot("met-kleur", METRICS["dossiers_with_light"], by=("half",), label="Dossiers met een kleur")
    show.foot("verschillen", METRICS["light_disagreements"], by=("half",), label="Cijfers en licht verschillen")


def address(dossier_id: str, half: int) -> str:
    """The address of the form for one light, beside what the figures propose."""
    return drawers.address("licht", licht=dossier_id, voor=_WORDS[half])


def _screen() -> Markup:
    rows = rounds.rows()
    back = [_back(row) for row in rows if row["step"] == "teruggegeven"]
    waits = [_waits(row) for row in rows if row["step"] == "concept"]
    kinds = [
        _kind("Teruggegeven", "wacht op een nieuw licht", back),
        _kind("Nog te geven", f"van {_months()}", _to_give(rows)),
        _kind("Te beoordelen", "door de secretaris", waits),
        _kind("Cijfers anders dan het licht", f"in {_period()}", _differ(), "wide"),
    ]
    left = joined(*kinds) or tag("p", "Er is nu niets te geven of te beoordelen.", css="vgg-note")
    return joined(_progress(rows), tag("div", left, css="vgg-picture vgg-work"))


def _months() -> str:
    year = filters.current()
    return f"{dutch.months(rounds.half(), year.by_calendar)} {year.year}"


# --- how far it is ---


def _progress(rows: list[dict[str, Any]]) -> Markup:
    """Bars on one scale, all of lights, and beside them the step that comes next."""
    of_half = replace(filters.current(), half=rounds.half())
    lines: list[tuple[str, Any, Any]] = []
    if rows:
        given, approved = ask.one(METRICS["lights_given"], of_half), ask.one(METRICS["lights_approved"], of_half)
        lines += [("Gegeven in deze ronde", given.top, given.bottom)]
        lines += [("Daarvan goedgekeurd", approved.value, approved.out_of)] if approved.out_of else []
    else:
        lines += [("Dossiers met een kleur", *_both(ask.one(METRICS["dossiers_with_light"], of_half)))]
    differs = ask.one(METRICS["light_disagreements"])
    lines += [(f"Cijfers anders, {_period()}", differs.value, differs.out_of)]
    most = max((int(whole) for _, _, whole in lines if whole), default=0)
    bars = [tag("div", tag("dt", name), tag("dd", _bar(part, whole, most))) for name, part, whole in lines]
    return tag("div", tag("dl", *bars), tag("p", _next(rows)), css="vgg-progress")


def _both(answer: Answer) -> tuple[Any, Any]:
    return answer.value, answer.out_of


def _bar(part: Any, whole: Any, most: int) -> Markup:
    known = part is not None and whole
    return small.part_of(int(part), int(whole), most) if known else tag("span", "nog niet te zeggen", css="vgg-none")


def _period() -> str:
    chosen = filters.current()
    return _months() if chosen.half else str(chosen.year)


def _next(rows: list[dict[str, Any]]) -> Markup:
    half = rounds.half()
    which = f"Dit gaat over {_months()}. " if filters.current().half else ""
    if not filters.current().half:
        other = dutch.months(3 - half, filters.current().by_calendar)
        which = f"Te geven en te beoordelen gaat over {_months()}; kies bovenaan ‘{_OTHER[half]}’ voor {other}. "
    open_ = NOTHING if is_read_only() else _do("Naar de ronde", drawers.address("ronde"), "ronde")
    return joined(which, rounds.next_step(rows), " ", open_)


# --- the work ---


def _kind(title: str, more: str, items: Sequence[Markup], css: str = "") -> Markup:
    """One kind of work, the first of it in sight; NOTHING where there is none."""
    if not items:
        return NOTHING
    head = tag("h2", title, " ", tag("b", dutch.number(len(items))), " ", tag("small", more))
    rest = items[MOST:]
    fold = NOTHING
    if rest:
        says = tag("summary", f"en nog {dutch.number(len(rest))}")
        fold = tag("details", says, tag("ul", *rest))
    return tag("section", head, tag("ul", *items[:MOST]), fold, css=css)


def _item(row: dict[str, Any], about: str, step: Markup, *more: Markup) -> Markup:
    """One line: which dossier, what there is to know of it, and its next action."""
    name = f"{row['dossier_id']} {row['dossier_name']}"
    opens = tag("a", name, href=links.page("dossiers", {"dossier": row["dossier_id"]}))
    words = tag("small", about) if about else NOTHING
    return tag("li", tag("div", opens, words, *more, css="what"), step)


def _do(text: str, href: str, drawer: str, about: str = "") -> Markup:
    """The link to the next action. about: what it is of, for who does not see the line it stands in."""
    aloud = tag("span", f": {about}", css="vgg-aloud") if about else NOTHING
    return tag("a", text, aloud, href=href, css="do", data_vgg_la=drawer)


def _give(row: dict[str, Any], text: str = "Licht geven") -> Markup:
    about = f"{row['dossier_id']} {row['dossier_name']}, {dutch.months(row['half'])}"
    return NOTHING if is_read_only() else _do(text, address(row["dossier_id"], row["half"]), "licht", about)


def _back(row: dict[str, Any]) -> Markup:
    why = f"Reden: {row['verdict_reason']}" if row["verdict_reason"] else "zonder reden"
    return _item(row, f"{row['asked_of']} · {why}", _give(row))


def _to_give(rows: list[dict[str, Any]]) -> list[Markup]:
    """In a round what nobody gave yet; without one the dossiers without a known colour."""
    if rows:
        return [_item(row, _asked(row), _give(row)) for row in rows if not row["is_given"]]
    who = {
        row["dossier_id"]: row["executor_roles"] or row["chair_function"] for row in ask.kept(LISTINGS["dossier_list"])
    }
    without = ask.rows(LISTINGS["light_list"], "is_asked AND NOT is_known", {"half": rounds.half()})
    said = {"onbekend": "kleur onbekend"}
    about = [(who.get(row["dossier_id"]), said.get(row["colour"], row["colour"])) for row in without]
    return [_item(row, " · ".join(filter(None, of)), _give(row)) for row, of in zip(without, about, strict=True)]


def _asked(row: dict[str, Any]) -> str:
    before = f" · nu nog {row['light_words']}, van voor de ronde" if row["is_from_before"] else ""
    return f"{row['asked_of']}{before}"


def _waits(row: dict[str, Any]) -> Markup:
    new = tag("div", light.cell(row["light_1"], row["light_2"], meaning=row["meaning"]), css="lights")
    step = NOTHING
    if not is_read_only():
        about = f"{row['dossier_id']} {row['dossier_name']}"
        step = _do("Beoordelen", drawers.address("oordeel", licht=row["dossier_id"]), "oordeel", about)
    return _item(row, f"geldt nu: {row['in_force'] or light_words.NOT_GIVEN}", step, new)


def _differ() -> list[Markup]:
    return [_difference(row) for row in ask.kept(LISTINGS["proposal_list"], "is_disagreement")]


def _difference(row: dict[str, Any]) -> Markup:
    both = tag(
        "div",
        tag("span", "gegeven ", light.mark(row["given"], word=True)),
        tag("span", "cijfers ", light.mark(row["proposed"], word=True)),
        tag("span", row["deciding"], css="why"),
        css="lights",
    )
    return _item(row, dutch.months(row["half"]), _give(row, "Bekijk"), both)
