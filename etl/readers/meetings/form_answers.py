"""What the questions and answers of a form say of who comes: known for sure, or asked with the question beside it."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from etl.readers.meetings.marks import A_NAME, A_TEXT, Reading, plain

ON_A_QUESTION = "op de vraag"
"""How a mark begins that is an answer to a question of which someone must say what it means."""
_PRESENCE = re.compile(
    r"\b(aanwezig\w*|kom(t|en)?|aanmeld\w*|meldt? .*\baan|deelne\w*|deelna\w*|neemt? .*\bdeel|erbij|er bij|attend\w*|"
    r"coming|bijwonen|woont .*\bbij|present|afmeld\w*|meldt? .*\baf|verhinderd|afwezig\w*)\b"
)
_NEGATED = re.compile(r"\b(niet|geen|afmeld\w*|af|verhinderd|afwezig\w*|not|unable|absent)\b")
_EITHER = re.compile(r"\b(wel )?of (u )?niet\b|\baanwezig(heid)?\s*(/|of)\s*afwezig(heid)?\b|\baan-? of af\w*")
_BESIDE = re.compile(
    r"auto\b|trein|fiets|vervoer|parke|carpool|lunch|diner|maaltijd|\beten\b|borrel|koffie|dieet|hotel|overnacht|"
    r"hoe laat|vervang|collega|introduc|workshop|excursie|rondleiding|foto|mailing|nieuwsbrief"
)
_OPEN = re.compile(r"\b(waarom|reden|toelicht\w*|opmerking\w*|hoeveel|aantal|wie|namen?|wat|vragen|onderwerp\w*)\b")
_YES = re.compile(
    r"(ja|yes|y|j|jazeker|zeker|ik kom|ik ben er(bij)?|ik neem deel|aanwezig)"
    r"([\s,.!;:-]+(ja|hoor|graag|zeker|natuurlijk|uiteraard|ik|kom|ben|er|erbij|bij|aanwezig|fysiek|online|digitaal|op|"
    r"locatie|via|teams|dank|je|u|wel|neem|deel|met|plezier))*"
)
_NO = re.compile(
    r"(nee|no|n|neen|helaas|sorry|ik kom( helaas)? niet|ik ben er( helaas)? niet|ik kan( helaas)? niet|afwezig|"
    r"afgemeld|verhinderd|niet aanwezig)\b.*"
)
_YET = re.compile(
    r"\b(geen probleem|geen bezwaar|wel|toch|maar|als|indien|tenzij|mits|misschien|wellicht|mogelijk|voorbehoud|"
    r"twijfel\w*|vervang\w*|collega|stuur|online|digitaal|later|ik ben er(?! (helaas )?niet)|ik kom(?! (helaas )?niet)|"
    r"kan ik wel|(?<!niet )(?<!niet meer )aanwezig)\b"
)
_NOT_YET = re.compile(
    r"misschien|wellicht|mogelijk|onder voorbehoud|(dat )?weet ik (het )?nog niet( zeker)?|nog niet (bekend|zeker)|"
    r"nog onbekend|onbekend|nnb|\?+|maybe|i don't know"
)


@dataclass(frozen=True)
class Question:
    """The question, or the questions, by which a form says who comes. columns: their places in a row.

    is_clear: it is one, about presence, and "ja" means that someone comes.
    """

    columns: tuple[int, ...]
    texts: tuple[str, ...]
    is_clear: bool

    def answer(self, row: Sequence[str], at: str) -> tuple[bool | None, str]:
        """Whether somebody comes by this row; with the mark to ask where that is not sure."""
        given = [row[n].strip().rstrip("; ") if n < len(row) else "" for n in self.columns]
        if not any(given):
            return None, ""
        if self.is_clear:
            return comes(given[0], at)
        shown = [comes(text, at)[1] or plain(text) for text in given]
        if any(mark.startswith((A_TEXT, A_NAME)) for mark in shown):
            return None, f"{A_TEXT} {at}"
        told = (f"{ON_A_QUESTION} “{text}?”: {mark or 'niets'}" for text, mark in zip(self.texts, shown, strict=True))
        return None, "; ".join(told)


def question_of(head: Sequence[str], columns: Collection[int]) -> Question | None:
    """The question about presence among the headings (in small letters); None where a form has none."""
    about = [n for n in columns if _PRESENCE.search(head[n]) and not _OPEN.search(head[n])]
    chosen = [n for n in about if not _BESIDE.search(head[n])] or about
    return of_columns(head, chosen) if chosen else None


def of_columns(head: Sequence[str], columns: Sequence[int]) -> Question:
    """These columns as the question about presence."""
    texts = tuple(head[n][:80] for n in columns)
    is_sure = len(columns) == 1 and not _BESIDE.search(texts[0])
    return Question(tuple(columns), texts, is_sure and not _NEGATED.search(_EITHER.sub(" ", texts[0])))


def comes(text: str, at: str = "") -> tuple[bool | None, str]:
    """Does an answer say that someone comes? None where it says neither, with the mark to ask where it says more.

    "Misschien" is no answer yet, and is not asked: only its writer knows. at: where a text that is not kept stands.
    """
    words = plain(text.rstrip("; "))
    if not words or _NOT_YET.fullmatch(words):
        return None, ""
    if _YES.fullmatch(words):
        return True, ""
    if _NO.fullmatch(words) and not _YET.search(words):
        return False, ""
    said = Reading().said(text)
    if said.present is not None and re.fullmatch(r"[\w.✓✔☑✅-]+", words):
        return bool(said.present), ""
    mark = said.mark if said.mark and not said.mark.startswith((A_TEXT, A_NAME)) else ""
    return None, mark or f"{A_TEXT} {at}"
