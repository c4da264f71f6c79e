"""Which heading of cost each post of a budget workbook is: a known one or a new one; asked once, never guessed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from etl.check.budget.lines import BATEN, LASTEN, LEFT_OUT, Post
from etl.check.budget.stored import cost_types, keys
from etl.intake.answers import ROW
from etl.intake.choices import Choices
from etl.intake.remembered import values_for
from etl.intake.similarity import nearest
from etl.readers.process.document import Ask
from metrics import dutch
from warehouse import Workbench

TYPES, NAMED = "month_results.types", "month_results.cost_type"
ALL_NEW, EACH = "ja, alle nieuw", "nee, ik kies ze een voor een"
_SHOWN = 6


class Names:
    """The headings of cost that are stored, and those that sheets of this file make. made: name → side and
    place; given: those of which the rows are made already;
    asked: names that another sheet asks about."""

    def __init__(self, bench: Workbench, choices: Choices) -> None:
        self.bench, self.choices = bench, choices
        self.stored = {name: side for name, side, _ in cost_types(bench)}
        self.by_key = {key: name for name, key in keys(bench, self.stored).items()} if self.stored else {}
        self.made: dict[str, tuple[str, int]] = {}
        self.given: set[str] = set()
        self.asked: set[str] = set()
        self.keys: dict[str, str] = {}
        self.last = max((place for _, _, place in cost_types(bench)), default=0)

    def side(self, name: str) -> str:
        """The side of a heading; "" for one that is not known."""
        return self.stored.get(name) or self.made.get(name, ("", 0))[0]

    def known(self, text: str) -> str:
        """The stored or chosen heading that a text names; "" for none."""
        chosen = values_for("month_results", "cost_type", self.choices)
        if text in chosen and (chosen[text] in self.stored or chosen[text] == text):
            return chosen[text]
        if text not in self.keys:
            self.keys |= keys(self.bench, [text])
        return self.by_key.get(self.keys[text], "")

    def of(self, posts: Sequence[Post], sheet: str, asks: list[Ask]) -> dict[str, str]:
        """Text → heading, of the posts of a sheet; what must be asked is added, and has no heading."""
        self.keys |= keys(self.bench, [post.name for post in posts if post.name not in self.keys])
        found = {post.name: self.known(post.name) or (post.name if post.name in self.made else "") for post in posts}
        for post in posts:
            post.side = post.side or self.side(found[post.name])
        strange = {post.name: post for post in posts if not found[post.name]}
        for post in (post for post in strange.values() if not post.side):
            asks.append(row_ask(post, "staat niet onder baten of lasten", (BATEN, LASTEN, LEFT_OUT)))
        strange = {name: post for name, post in strange.items() if post.side and name not in self.asked}
        open_ones = len(asks)
        near = nearest(self.bench, strange, {name: name for name in self.stored})
        alone = {name for name in strange if name in near}
        rest = [post for name, post in strange.items() if name not in alone]
        answer = self.choices.values.get(TYPES, {}).get(sheet, "")
        if rest and answer == ALL_NEW:
            found |= {post.name: post.name for post in rest}
        elif len(rest) > 1 and answer != EACH:
            asks.append(_group(rest, sheet))
        else:
            alone |= {post.name for post in rest}
        asks += [_ask(post, near.get(name, ""), self.stored) for name, post in strange.items() if name in alone]
        if len(asks) > open_ones:
            self.asked |= {*strange}
        for post in posts:
            name = found[post.name]
            if name and name not in self.stored and post.side:
                self.last += name not in self.made
                self.made.setdefault(name, (post.side, self.last))
        return found


def row_ask(post: Post, why: str, options: tuple[str, ...], suggestion: str = "") -> Ask:
    """What a row is: a post of one of the sides, or none."""
    labels = {BATEN: "een post van de baten", LASTEN: "een post van de lasten", LEFT_OUT: "geen post: laat weg"}
    text = f"Regel {post.row}, ‘{post.name}’, {why}. Wat is het?"
    return Ask("row", ROW, post.name, text, options, suggestion, {option: labels[option] for option in options})


def _group(posts: Sequence[Post], sheet: str) -> Ask:
    told = "; ".join(
        f"{side}: {', '.join(names[:_SHOWN])}{' en verder' if names[_SHOWN:] else ''}"
        for side in (BATEN, LASTEN)
        if (names := [post.name for post in posts if post.side == side])
    )
    many = dutch.several(len(posts), "kostensoort die er nog niet is", "kostensoorten die er nog niet zijn")
    text = f"Blad ‘{sheet}’ noemt {many} ({told}). Zijn die nieuw?"
    return Ask("types", TYPES, sheet, text, (ALL_NEW, EACH), ALL_NEW)


def _ask(post: Post, near: str, stored: Mapping[str, str]) -> Ask:
    others = [name for name in (near, *stored) if name]
    options = tuple(dict.fromkeys((post.name, *others)))
    labels = {name: name for name in others} | {post.name: f"een nieuwe kostensoort ({post.side})"}
    return Ask(
        "post",
        NAMED,
        post.name,
        f"‘{post.name}’ (regel {post.row}, {post.side}) is nog geen kostensoort. Is het een nieuwe, of een "
        "die er al is?",
        options,
        near if stored.get(near) == post.side else post.name if not near else "",
        labels,
    )
