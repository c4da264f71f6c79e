"""Beside the budget: does it tie with the books, and what is to be done, each with a link to where it is done."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from metrics import LISTINGS, dutch
from ui.blocks import ask, drawers, show
from ui.blocks.markup import Markup, joined, tag
from ui.blocks.pictures import signs
from ui.blocks.who import is_read_only
from ui.finance import approval, approved, checks, sorting

_MOST = 2


def alarms() -> None:
    """Above everything, one line each: what changed after approval, what has no place yet, what does not tie."""
    lines = [
        *((words, "akkoord", "Bekijk wat er veranderde") for words in approved.changed_in_words()),
        *((words, "indelen", "Deel ze in") for words in sorting.waiting()),
        *((words, "sluit", "Bekijk de controles") for words in _failing()),
    ]
    show.html(joined(*(_alarm(*line) for line in lines)))


def _failing() -> list[str]:
    """What does not tie, a line each; of many the first, and how many more."""
    shown, rest = (found := checks.failing())[:_MOST], len(found) - _MOST
    if rest > 0:
        shown[-1] += f" En nog {dutch.several(rest, 'controle klopt', 'controles kloppen')} niet."
    return shown


def _alarm(words: str, drawer: str, action: str) -> Markup:
    lead = tag("a", action, href=drawers.address(drawer))
    can_go = not (drawer == "indelen" and is_read_only())
    return tag("p", words, " ", lead if can_go else "", css="vgg-alarm")


def ties() -> Markup:
    """How many of all controls hold, how many do not (which ones is said above everything), and how many can't yet."""
    rows, title = ask.kept(LISTINGS["check_list"]), tag("h2", "Sluit het met de boeken?")
    return joined(title, _ties(rows) if rows else tag("p", LISTINGS["check_list"].needs or "", css="vgg-note"))


def _ties(rows: Sequence[Mapping[str, Any]]) -> Markup:
    of = {state: [row for row in rows if row["state"] == state] for state in ("klopt", "klopt niet", "onbekend")}
    verb = "klopt" if len(of["klopt"]) == 1 else "kloppen"
    tied = f"{len(of['klopt'])} van de {dutch.several(len(rows), 'controle', 'controles')} {verb}"
    sign = _sign("niet gelukt") if of["klopt niet"] else _sign("gelukt") if len(of["klopt"]) == len(rows) else ""
    wrong = f", {len(of['klopt niet'])} niet" if of["klopt niet"] else ""
    later = [_small(row["title"]) for row in of["onbekend"]]
    more = f", {len(later)} {'kan' if len(later) == 1 else 'kunnen'} nog niet" if later else ""
    day, about = _compared(), ask.about()
    words = f"Bank en open facturen tot en met {dutch.day(day)}" if day else ""
    which = [f"Niets om mee te vergelijken: {'; '.join(later)}"] if later else []
    link = tag("a", sign, tied, wrong, more, href=drawers.address("sluit"), data_tip=". ".join([*which, words]).strip())
    is_said = about is not None and day == about.data_until  # the row of choices says up to when this page is
    return tag("p", link, ". ", f"{words}." if words and not is_said else "")


def _sign(name: str) -> str:
    return f"{signs.IN_TEXT[name]} "


def _compared() -> date | None:
    """Up to which day bank and open invoices were set beside the books."""
    [row] = ask.kept(LISTINGS["ties_list"])
    found: date | None = row["compared_on"]
    return found


def _small(title: str) -> str:
    return f"{title[:1].lower()}{title[1:]}"


def to_do() -> Markup:
    """Deviations without a note, a quarter that waits for approval, a proposed heading; or nothing."""
    items = [tag("li", tag("a", words, href=drawers.address(drawer))) for words, drawer in _waiting()]
    return joined(tag("h2", "Te doen"), tag("ul", *items) if items else tag("p", "Er wacht niets op u."))


def _waiting() -> list[tuple[str, str]]:
    found = []
    missing = ask.kept(LISTINGS["deviation_list"], "is_large AND remark IS NULL")
    if missing:
        many = dutch.several(len(missing), "grote afwijking", "grote afwijkingen")
        found.append((f"{many} zonder toelichting", "afwijkingen"))
    for quarter in approval.waiting():
        found.append((f"{dutch.quarter(quarter)} wacht op akkoord van de penningmeester", "akkoord"))
    proposed = sorting.proposed()
    if proposed and not is_read_only():
        found.append(
            (
                f"{dutch.several(proposed, 'rekening telt', 'rekeningen tellen')} bij een voorgestelde "
                "kostensoort: bevestig die",
                "indelen",
            )
        )
    return found
