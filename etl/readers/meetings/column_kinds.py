"""A list with a column per answer (aanwezig, afwezig, afgemeld): what its ticks say together of someone."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from etl.readers.meetings.marks import ABSENT, EXCUSED, MEANINGS, NOT_KNOWN, PRESENT, Reading, Said

_KINDS = {
    PRESENT: "aanwezig|aanwezigheid|presentie|present|was er|opkomst|aanw\\.?|wel aanwezig|gekomen",
    ABSENT: "afwezig|afwezigheid|absent|niet aanwezig|afw\\.?|niet gekomen|(afwezig )?zonder (bericht|afmelding)|"
    "a\\.?z\\.?b\\.?",
    EXCUSED: "afgemeld|afmelding(en)?|verhinderd|afgem\\.?|afm\\.?|(afwezig )?met (bericht|kennisgeving)|"
    "a\\.?m\\.?b\\.?|m\\.?k\\.?|verontschuldigd|bericht van verhindering",
}
_HOW = r"(?:fysiek|online|digitaal|hybride|(?:via )?teams|op locatie|in persoon)"
BOTH = "aanwezig en afwezig of afgemeld tegelijk"
"""How it is asked when someone has a tick in two columns of which only one can be so."""


def kind_of(heading: str) -> str:
    """The meaning of a tick under a heading; "" for a heading that is no answer. Heading in small letters, bare."""
    text = re.sub(rf"\s*\(?{_HOW}\)?$", "", heading) if heading.startswith(("aanw", "present")) else heading
    return next((kind for kind, words in _KINDS.items() if re.fullmatch(words, text)), "")


def together(told: Iterable[tuple[str, str]], how: Reading, is_one: bool) -> Said:
    """What cells say of one person or municipality. told: the kind of a column and its cell; is_one: the only column.

    Under a heading for absent or excused any mark but "no" is a tick, and so is the reason that stands there.
    """
    said, counted = [], 0
    # Where each answer has its own column, a tick is a tick: v under one heading and x under another is no doubt.
    ticks = how if is_one else replace(how, beside={})
    for kind, text in told:
        found = ticks.said(text)
        if kind == PRESENT or found.excused or found.mark == NOT_KNOWN:
            said.append(found)
        elif text and found.present != 0 and found.invited is None:
            said.append(MEANINGS[kind])
            counted += (found.present or 0) if kind == EXCUSED else 0
    said = [one for one in said if one != Said()]
    came = [one for one in said if one.present]
    away = [one for one in said if one.present == 0]
    if came and away and (came[0].present or 0) > 1:  # numbers of people, and not ticks
        return replace(came[0], excused=counted or None)
    if came and away:
        return Said(mark=BOTH)
    if came:
        return replace(came[0], present=max(one.present or 0 for one in came))
    return max(away, key=lambda one: one.excused or 0) if away else next(iter(said), Said())


def columns_of(head: Sequence[str]) -> dict[int, str]:
    """The columns with an answer and what a tick in each means."""
    return {n: kind for n, text in enumerate(head) if (kind := kind_of(text))}


def answers_under(rows: Sequence[tuple[int, Sequence[str]]], at: int) -> dict[int, dict[int, str]]:
    """Of a list with two columns or more under each date: column of the date → its columns and what a tick means there.

    {} where the row under the headings holds no answers.
    """
    head, below = rows[at][1], rows[at + 1][1] if at + 1 < len(rows) else ()
    kinds = columns_of([text.lower().rstrip(":? ") for text in below])
    if len(kinds) < 2 or len(kinds) < sum(map(bool, below)) or (below and below[0]):
        return {}
    made: dict[int, dict[int, str]] = {}
    for n, kind in kinds.items():
        over = next((m for m in range(min(n, len(head) - 1), 0, -1) if head[m]), 0)
        made.setdefault(over, {})[n] = kind
    return made
