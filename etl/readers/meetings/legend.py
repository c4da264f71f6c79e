"""What an attendance list explains of its own marks, and how it is therefore read.

An entry of a legend whose words have no meaning that is known makes that its mark is asked, with those words: what the
mark means elsewhere is not what it means here. Two marks in one list that both would mean present are asked as well.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from etl.readers.meetings.legend_entries import entries_of
from etl.readers.meetings.marks import (
    A_NAME,
    BESIDE,
    KNOWN,
    MEANINGS,
    PRESENT,
    Reading,
    Said,
    exact,
    is_one_word,
    likely,
    parts_of,
    plain,
)
from etl.readers.meetings.sign_words import sentences_of, signs_of

_SIGNS = {"x": "x", "v": "v", "+": "+"} | dict.fromkeys("✓✔☑✅", "✓")
_YES = dict.fromkeys(("ja", "j", "yes", "y", "waar", "true"), "ja")
_SURE = dict.fromkeys(("aanwezig", "aanw", "present", "was er", "wel aanwezig"), "aanwezig")


def reading(
    cells: Sequence[str], around: Iterable[Sequence[str]], meetings: Sequence[Sequence[str]] | None = None
) -> Reading:
    """How a list is read. cells: every cell of it that may hold a mark; around: what stands around it; meetings: the
    same cells, meeting by meeting."""
    used = {exact(text) for text in cells if text}
    apart = frozenset(
        text for text in used if len(text) <= 2 and text.swapcase() in used and text.swapcase() != text and _odd(text)
    )
    around = [*around]
    legend = _for_cells(entries_of(around), used, apart)
    legend |= {mark: words for mark, words in sentences_of(around).items() if mark not in legend}
    told = Reading(legend, apart=apart)
    counted = Counter(plain(text) for text in cells if text)
    repeated = frozenset(plain(t) for t in cells if is_one_word(t) and counted[plain(t)] > 1 and likely(plain(t)))
    names = [t for t in cells if t and told.said(t).mark == A_NAME]
    others = [t for t in cells if t and re.search(r"\w", t) and plain(t) not in repeated and told.said(t) == Said(1)]
    is_of_names = len(names) >= 3 and len({plain(n) for n in names}) * 2 >= len(names) and len(names) > len(others)
    beside_others = {A_NAME} if 3 <= len(names) > len(others) else set()
    if any({*map(plain, some)} >= {"1"} and {*map(plain, some)} & {*_SIGNS} for some in meetings or [cells]):
        beside_others.add("1")  # one meeting may be counted in 1 and 0, and the next in x
    beside = _beside(cells, legend, beside_others)
    return Reading(legend, is_of_names, repeated, beside, apart)


def legend_of(rows: Iterable[Sequence[str]]) -> dict[str, str]:
    """What a list explains of its marks: "x = aanwezig, afw. = afwezig zonder bericht", "Aanwezig (x) / afwezig (o)",
    or a mark with its meaning in the next cell. Mark → meaning, or the words where they have none that is known."""
    return _for_cells(entries_of(rows), frozenset(), frozenset())


def explains(texts: Sequence[str]) -> bool:
    """Is this a legend, and no title?"""
    return any(meaning in MEANINGS for meaning in entries_of([texts]).values()) or bool(sentences_of([texts]))


def _odd(text: str) -> bool:
    """Is this letter none that is known, so that its capital may be another mark?"""
    return plain(text) not in KNOWN


def _for_cells(told: Mapping[str, str], used: Iterable[str], apart: frozenset[str]) -> dict[str, str]:
    """A legend by the marks as cells have them: without regard to capitals, unless it or the list has both."""
    used = frozenset(used)
    same: dict[str, set[str]] = {}
    for mark, meaning in told.items():
        same.setdefault(plain(mark), set()).add(meaning)
    made: dict[str, str] = {}
    for mark, meaning in told.items():
        is_apart = len(same[plain(mark)]) > 1 or mark in apart
        made[mark if is_apart else plain(mark)] = meaning
        inside = re.fullmatch(r"[(\[](.+)[)\]]", mark)
        # "(x) = aanwezig" over a list that has no "(x)" is about "x".
        if inside and used and not {mark, plain(mark)} & used and inside[1] not in told:
            made[plain(inside[1])] = meaning
    return made | _by_name(made, used) if used else made


def _by_name(told: Mapping[str, str], used: frozenset[str]) -> dict[str, str]:
    """Sign → meaning of the signs that a legend has by their name alone ("kruisje = afwezig").

    With the words, to be asked, where another sign that it names is not in the list, and a mark that it does not
    explain is: then the signs may be others than it says.
    """
    named = {mark: signs for mark in told if (signs := signs_of(mark))}
    found = {plain(part) for text in used for part in parts_of(text)[:1]}
    is_other = bool(found - {*told} - {sign for signs in named.values() for sign in signs})
    is_unsure = is_other and any(not found & {*signs, mark} for mark, signs in named.items())
    return {
        sign: f"{mark}: {told[mark]}" if is_unsure else told[mark]
        for mark, signs in named.items()
        for sign in signs
        if sign not in told
    }


def _beside(cells: Sequence[str], legend: Mapping[str, str], others: set[str]) -> dict[str, str]:
    """The marks that would mean present and stand beside another that does: in one list they hardly mean the same.

    others: what else the list has for someone who came.
    """
    families: dict[str, str] = {}
    used = {plain(text) for text in cells}
    are_counts = any(re.fullmatch(r"[2-9]|[1-9]\d", text) for text in used)
    others = others - {"1"} if are_counts else others
    others = others | {mark for mark, meaning in legend.items() if meaning == PRESENT and plain(mark) in used}
    told = Reading(legend)
    for text in dict.fromkeys(cells):
        for piece in map(plain, (text, *parts_of(text)) if told.said(text).present else ()):
            if piece in legend:
                continue
            if family := _SIGNS.get(piece) or _YES.get(piece):
                families[piece] = family
            elif piece in _SURE:
                others.add(_SURE[piece])
    signs = {family for family in families.values() if family != "ja"}
    if len({*families.values()}) + len(others) < 2 or not signs:
        return {}
    made = {}
    for mark, family in families.items():
        rest = sorted({*families.values(), *others} - {family})
        made[mark] = f"{family}{BESIDE}{', '.join(rest)}"
    return made
