"""The rows of a budget workbook: posts with their side, headings, and totals held beside what they sum."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from etl.check.budget.columns import Columns, Row

_DASHES = " -–—"
"""A cell with nothing else is as good as empty: it may be nought and it may be unknown."""
BATEN, LASTEN, LEFT_OUT = "baten", "lasten", "laat weg"
Amounts = dict[str, Decimal | None]
"""Letter → amount; None for a text that is none. An empty cell is not in it."""
_IN, _OUT = r"baten|inkomsten|opbrengsten|ontvangsten", r"lasten|uitgaven|kosten|bestedingen"
_LETTERS = {"b": "baten", "l": "lasten"}
_NUMBERED = re.compile(r"^(?:[a-z]|[ivx]+|\d+(?:\.\d+)*)[.)]\s+|^\d+(?:\.\d+)+\s+")
_TOTAL = re.compile(r"(?:sub|eind)?[- ]?tota(?:al|len|le)\b.*|.*\btotaal|som\b.*|optelling.*|generaal totaal")
_RESULT = re.compile(
    r"(?:exploitatie|jaar|bedrijfs|netto)?[- ]?(?:resultaat|saldo|uitkomst)\b.*|"
    r"(?:batig|nadelig|positief|negatief) (?:saldo|resultaat).*|(?:overschot|tekort|winst)\b.*"
)
_TURNED = re.compile(r"nadelig|tekort|verlies|lasten (?:min|-|–) baten")
_NOTE = re.compile(r"(?i)[*†]|\d\)|(bron|noot|nb|n\.b\.|let op|toelichting|opmerking|peildatum|bijgewerkt|stand per)\b")


@dataclass
class Post:
    """One heading of costs or income. row: its number; place: letter of its name."""

    row: int
    place: str
    name: str
    side: str
    amounts: Amounts
    group: int


@dataclass(frozen=True)
class Difference:
    """A total that is not what it sums. right: what its posts add up to; of: the rows of these."""

    row: int
    letter: str
    right: Decimal
    of: tuple[int, ...]


@dataclass
class Lines:
    """posts: what is read. totals, headings: numbers of rows that are passed over, with their text.

    doubted: rows that are the sum of others and do not say so, or that come after the result. unchecked: totals of
    which a cell holds no amount. is_together: the result is income and costs together, as costs are less than nought.
    """

    posts: list[Post] = field(default_factory=list)
    totals: dict[int, str] = field(default_factory=dict)
    headings: dict[int, str] = field(default_factory=dict)
    differences: list[Difference] = field(default_factory=list)
    doubted: list[tuple[Post, str]] = field(default_factory=list)
    unchecked: list[int] = field(default_factory=list)
    nameless: list[int] = field(default_factory=list)
    left_out: dict[int, str] = field(default_factory=dict)
    is_together: bool = False


def lines_of(
    rows: Sequence[Row],
    columns: Columns,
    amounts: Mapping[str, Decimal | None],
    answers: Mapping[str, str],
    side_of: Callable[[str], str],
) -> Lines:
    """Read the rows under the headings. amounts: text → amount, None for what is none; answers: name → what it is.

    side_of: the side of a name that is known, "" for another; for a post that stands under no heading.
    """
    made = Lines()
    side, group, is_over = "", 0, False
    below = [(n, cells) for n, cells in rows if n > columns.header_row]
    last = columns.header_row
    openings: list[tuple[int, str, Amounts]] = []
    for number, cells in below:
        if number > last + 1:
            group += 1
        last = number
        words = [(letter, cells[letter]) for letter in columns.labels if letter in cells]
        written = [letter for letter in columns.amounts if cells.get(letter, "").strip(_DASHES)]
        filled = {letter: amounts[cells[letter]] for letter in written}
        place, name = words[-1] if words else ("", "")
        plain = _NUMBERED.sub("", " ".join(name.lower().split())).strip(" :.")
        for _, text in words[:-1]:
            side = _side_of(text) or side
        if columns.side and (told := _side_of(cells.get(columns.side, ""))):
            side = told
        if not filled:
            if words and (_TOTAL.fullmatch(plain) or _RESULT.fullmatch(plain)):
                made.totals[number] = name
            elif words:
                side = _side_of(plain) or side
                made.headings[number] = name
                group += 0 if _NOTE.match(name) else 1
            continue
        if not words:
            _nameless(made, number, filled)
        elif _RESULT.fullmatch(plain) and answers.get(name) not in (BATEN, LASTEN):
            is_over = True
            made.totals[number] = name
            _compare_result(made, number, filled, bool(_TURNED.search(plain)))
        elif (_side_of(plain) and plain != "kosten") or (plain == "kosten" and not made.posts):
            # amounts in the row of a heading are the total of what is under it
            side, group = _side_of(plain), group + 1
            made.totals[number] = name
            openings.append((number, side, filled))
        elif _TOTAL.fullmatch(plain):
            made.totals[number] = name
            _compare(made, number, plain, filled)
            group += 1
        elif answers.get(name) == LEFT_OUT:
            made.left_out[number] = name
        else:
            told = answers.get(name, "")
            post = Post(number, place, name, told or side or side_of(name), filled, group)
            if not told and is_over:
                made.doubted.append((post, "staat na het resultaat"))
            elif not told and (of := _is_sum(made, filled)):
                made.doubted.append((post, f"is precies de som van de regels {_and(of)}"))
            elif not told and _is_result(made, filled):
                made.doubted.append((post, "is precies de baten min de lasten"))
            else:
                made.posts.append(post)
    for one in openings:
        _compare_opening(made, *one)
    _sums_above(made, answers)
    return made


def _side_of(text: str) -> str:
    """The side that a heading names by itself ("BATEN", "Totale lasten", "A. Inkomsten 2024"); "" for none."""
    plain = _NUMBERED.sub("", " ".join(text.lower().split())).strip(" :.")
    plain = re.sub(r"\s*(?:\(.*\)|20\d\d)$", "", plain)
    plain = _LETTERS.get(plain, plain)
    for side, words in ((BATEN, _IN), (LASTEN, _OUT)):
        if re.fullmatch(rf"(?:{words})(?: ?(?:/|en|,|\() ?(?:{words})\)?)*", plain):
            return side
    return ""


def _compare(made: Lines, number: int, plain: str, filled: Amounts) -> None:
    """Hold a total beside what it may sum: its side, what came since the last heading, or the rows above it."""
    if not made.posts:
        made.unchecked.append(number)
        return
    last = made.posts[-1]
    named = next((s for s, words in ((BATEN, _IN), (LASTEN, _OUT)) if re.search(rf"\b(?:{words})\b", plain)), "")
    for post in made.posts:  # where there is no heading above the posts, their total says what they are
        post.side = post.side or named
    of_side = [p for p in made.posts if p.side == (named or last.side)]
    of_group = [p for p in made.posts if p.group == last.group]
    if named and re.fullmatch(
        rf"(?:tota(?:al|le) (?:{_IN}|{_OUT})|(?:{_IN}|{_OUT}) totaal)(?: 20\d\d| \(.*\))?", plain
    ):
        chosen = [of_side]
    elif re.fullmatch(r"(?:eind|generaal )?totaal", plain):
        chosen = [of_side, of_group, made.posts]
    else:
        above = [p for p in made.posts if p.side == last.side]
        chosen = [of_group, *(above[-k:] for k in range(1, len(above) + 1))]
    _hold(made, number, filled, chosen)


def _hold(made: Lines, number: int, filled: Amounts, chosen: Sequence[Sequence[Post]]) -> None:
    sums = [({letter: _sum(posts, letter) for letter in filled}, posts) for posts in chosen if posts]
    if any(all(_is_same(filled[x], told[x]) for x in filled) for told, _ in sums) or not sums:
        if any(value is None for value in filled.values()) or not sums:
            made.unchecked.append(number)
        return
    told, posts = sums[0]
    for letter, value in filled.items():
        right = told[letter]
        if right is not None and value is not None and value != right:
            made.differences.append(Difference(number, letter, right, tuple(p.row for p in posts)))


def _compare_result(made: Lines, number: int, filled: Amounts, is_turned: bool) -> None:
    """Income less costs; where the costs are written as less than nought, all together."""
    rows = tuple(post.row for post in made.posts)
    known: dict[str, tuple[Decimal, Decimal, Decimal]] = {}
    for letter, value in filled.items():
        income, costs = (_sum([p for p in made.posts if p.side == side], letter) for side in (BATEN, LASTEN))
        if value is not None and income is not None and costs is not None:
            known[letter] = income, costs, value
    made.unchecked += [number] if len(known) < len(filled) else []
    together = any(i and c and v == i + c != i - c for i, c, v in known.values())
    made.is_together = made.is_together or together
    for letter, (i, c, v) in known.items():
        right = i + c if together else i - c
        if v != right and not (is_turned and v == -right):
            made.differences.append(Difference(number, letter, right, rows))


def _compare_opening(made: Lines, number: int, side: str, filled: Amounts) -> None:
    _hold(made, number, filled, [[p for p in made.posts if p.side == side and p.row > number]])


def _nameless(made: Lines, number: int, filled: Amounts) -> None:
    """Amounts without a name: a total when they are one, else a row that cannot be read."""
    above = made.posts
    last = above[-1].side if above else ""
    sets = [above[-k:] for k in range(1, len(above) + 1)] + [[p for p in above if p.side == last]]
    if any(all(_is_same(filled[x], _sum(posts, x)) for x in filled) for posts in sets):
        made.totals[number] = ""
    else:
        made.nameless.append(number)


def _is_sum(made: Lines, filled: Amounts) -> tuple[int, ...]:
    """The rows of which these amounts are the sum, in each column, where that can hardly be by chance."""
    if not any(filled.values()):
        return ()
    for k in range(2, len(made.posts) + 1):
        of = made.posts[-k:]
        if _adds_up(of, filled):
            return tuple(post.row for post in of)
    return ()


def _is_result(made: Lines, filled: Amounts) -> bool:
    """Are these amounts the income less the costs so far, in each column?"""
    sums = [
        (value, *(_sum([p for p in made.posts if p.side == side], letter) for side in (BATEN, LASTEN)))
        for letter, value in filled.items()
    ]
    return any(v and i and c for v, i, c in sums) and all(
        v is not None and i is not None and c is not None and v == i - c for v, i, c in sums
    )


def _sums_above(made: Lines, answers: Mapping[str, str]) -> None:
    """A post that is the sum of what follows it may be the total above its own posts: doubted as well."""
    for at, post in enumerate([*made.posts]):
        if answers.get(post.name) or not any(post.amounts.values()):
            continue
        for k in range(2, len(made.posts) - at):
            of = made.posts[at + 1 : at + 1 + k]
            if any(one.side != post.side for one in of):
                break
            if _adds_up(of, post.amounts):
                why = f"is precies de som van de regels {_and(tuple(p.row for p in of))}"
                made.doubted.append((post, why))
                break
    for post, _ in made.doubted:
        if post in made.posts:
            made.posts.remove(post)


def _adds_up(posts: Sequence[Post], amounts: Amounts) -> bool:
    """Are these amounts the sum of more than one post, in each column of which both are known?"""
    known = [(v, right) for x, v in amounts.items() if v is not None and (right := _sum(posts, x)) is not None]
    some = sum(any(post.amounts.values()) for post in posts) > 1 and any(v for v, _ in known)
    return some and all(v == right for v, right in known)


def _sum(posts: Sequence[Post], letter: str) -> Decimal | None:
    """What the posts add up to; an empty cell adds nothing, and with a text that is no amount nobody knows."""
    found = [post.amounts[letter] for post in posts if letter in post.amounts]
    return None if any(value is None for value in found) else sum((v for v in found if v is not None), Decimal(0))


def _is_same(value: Decimal | None, right: Decimal | None) -> bool:
    return value is None or right is None or value == right


def _and(rows: Sequence[int]) -> str:
    return ", ".join(map(str, rows[:-1])) + f" en {rows[-1]}" if rows[1:] else str(rows[0])
