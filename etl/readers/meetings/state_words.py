"""Whether a meeting was held, called off or moved, as lists write it: in a column, behind a title or beside a date."""

from __future__ import annotations

import re

PLANNED, HELD, CALLED_OFF, MOVED = "gepland", "gehouden", "geannuleerd", "uitgesteld"
_TO_COME = re.compile(r"\(?\b(gepland|o\.?v\.?|onder voorbehoud|concept|voorlopig)(?!\w)\)?", re.IGNORECASE)
_MOVED = r"verzet|verplaatst|verplaatsen|verschoven|uitgesteld|opgeschoven|doorgeschoven|schuift door"
_OFF = (
    r"ge-?annuleerd|annulering|komt te vervallen|vervallen|vervalt|verviel|afgelast|afgezegd|afgeblazen|geschrapt|"
    r"ge-?cancell?e?[dt]|cancell?ed|cancel|(?:gaat |ging |is )?niet door(?:gegaan)?"
)
_WORDS = rf"(?:{_MOVED}|{_OFF})"
_ANYWHERE = re.compile(rf"\b(?:(?P<moved>{_MOVED})|(?P<off>{_OFF}))\b", re.IGNORECASE)
_OTHERWISE = r"geen (?:overleg|vergadering|bijeenkomst|pho)|schriftelijke? (?:ronde|afgedaan|behandeld|overleg)"
_SPEAKS = re.compile(rf"\b(?:{_MOVED}|{_OFF}|{_OTHERWISE})\b", re.IGNORECASE)
_WAS = re.compile(r"(ja|gehouden|doorgegaan|geweest|plaatsgevonden|afgerond|voltooid|definitief|klaar|x|v|✓|✔)(?!\w).*")
_LONGEST = 60
"""As many letters of a remark as a question holds."""
_NEGATED = re.compile(rf"\b(niet|nooit) {_WORDS}\b|\bmaar\b|\btoch\b|\?", re.IGNORECASE)
_BEHIND = re.compile(
    rf"(?P<title>.*?\w.*?)(?:\s*[-–—:;,|/]\s*|\s*[(\[*]+\s*|\s)(?P<state>{_WORDS}\b[^()\[\]]*)[)\]*!.\s]*",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    rf"[(\[*]*(?P<state>{_WORDS})[)\]*!]*(?:\s*[-–—:|]\s*|(?<=[)\]])\s*)(?P<title>.*\w.*)", re.IGNORECASE
)


def is_planned(text: str) -> bool:
    """Does a heading or a state say that the meeting is still to come?"""
    return bool(_TO_COME.search(text))


def without_plan(text: str) -> str:
    """A text without what says that it is still to come."""
    return _TO_COME.sub(" ", text)


def state_said(text: str) -> str:
    """What a column for the state says; the text itself where that is none of the states that are known."""
    words = " ".join(text.lower().split())
    if not words:
        return ""
    if _NEGATED.search(words) and not re.match(r"nee\b[^?]*$", words):
        return text
    if found := state_in(words):
        return found
    if re.match(r"nee\b|n$", words):
        return CALLED_OFF
    return HELD if _WAS.fullmatch(words) else text


def state_in(text: str) -> str:
    """Called off, moved or planned, where a text that is no title says so; "" where it does not."""
    found = _ANYWHERE.search(text)
    if found and not _NEGATED.search(text):
        return MOVED if found["moved"] else CALLED_OFF
    return PLANNED if is_planned(text) else ""


def words_on_meeting(text: str) -> str:
    """The words of a remark that may say that a meeting was not held, or otherwise than planned; "" for none.

    The remark itself where it has no capital that may begin a name; else only those words.
    """
    words = " ".join(text.split()).rstrip(".! ")
    found = _SPEAKS.search(words)
    if not found:
        return ""
    rest = words[found.end() :] if not found.start() else words
    is_bare = words.isupper() or rest == rest.lower()
    return (words if is_bare and len(words) <= _LONGEST and not re.search(r"@|\d{5}", words) else found[0]).lower()


def in_title(title: str) -> tuple[str, str]:
    """A title without what it says of the state, and that: "PHO Sport - GEANNULEERD", "Vervalt: PHO Sport".

    A word inside a title says nothing ("Vervallen boerderijen"): it stands apart, or ends it.
    """
    for pattern in () if _NEGATED.search(title) else (_BEFORE, _BEHIND):
        found = pattern.fullmatch(title.strip())
        if found and (state := state_in(found["state"])) and _is_apart(found):
            return found["title"].strip(" -–—:;,|/(["), state
    return title, ""


def _is_apart(found: re.Match[str]) -> bool:
    """Behind only a space, the state ends the title or names its new day, or it is in capitals."""
    title = found.string.strip()
    at = found.start("state")
    is_divided = found.start("state") < found.start("title") or not re.search(r"\w\s$", title[:at])
    rest = re.sub(rf"^{_WORDS}", "", found["state"], flags=re.IGNORECASE)
    ends = not rest.strip(" .!") or bool(re.fullmatch(r"\s+(naar|tot|i\.?v\.?m\.?|wegens)\b.*", rest))
    if re.match(r"\s+(door|van)\b", rest):  # "afgezegd door Pekela" is of one municipality
        return False
    return is_divided or ends or found["state"].split()[0].isupper()
