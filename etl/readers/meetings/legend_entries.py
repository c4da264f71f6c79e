"""The entries of a legend, as people write them: each mark with the meaning, or the words, that stand with it.

A legend stands above, below or beside the list, in a note to a cell or on a sheet of its own; its entries are divided
by commas, semicolons, bars, new lines or spaces alone, and stand in one cell or in cells next to each other.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from etl.readers.meetings.marks import (
    ABSENT,
    EXCUSED,
    GUEST,
    INSTEAD,
    KNOWN,
    NOT_INVITED,
    NOT_KEPT,
    NOT_KNOWN,
    PRESENT,
    exact,
    names_someone,
    plain,
)
from etl.readers.meetings.sign_words import NAME_OF_SIGN, signs_of

EMPTY = "leeg"
"""How an empty cell stands in a legend, whatever the list calls it."""
TITLE = re.compile(r"legenda|uitleg|toelichting|verklaring|tekens?|codes?|afkorting(en)?|betekenis(sen)?|leeswijzer")
"""The name of a sheet, or of a column, that explains marks."""
_SEP = re.compile(
    r"\s*(?:=>|=|→|->|⇒|\bstaat voor\b|\bbetekent\b|:(?!\d))\s*|(?<=\S)\s+(?:[-–—](?=\s+(?![=:→]))|is\b)\s+"
)
_DIVIDED = re.compile(r"[,;|\n•·]|\s/\s|\s{2,}|\.\s+")
_SLASHED = re.compile(
    r"([=:]\s*[^=:/,;|]*[\w.])/(?=[^\s=:/,;|]{1,4}\s*[=:](?!\d))|([=:]\s*[^\s=:/,;|]{1,4})/(?=[^=:/,;|]{4,20}[=:](?!\d))"
)
"""A slash without spaces divides where an entry ends and the next begins: "A=er/V=niet", "aanwezig=x/afwezig=o"."""
_QUOTES = "'\"‘’“”`´ "
_LABEL = re.compile(
    r"(?:(?:de |een |het |met |waarbij |hierbij |hierin |nb |n\.b\. )|"
    r"(?:legenda|uitleg|toelichting|verklaring|betekenis)(?: van)?(?: de)?(?: gebruikte)?(?: tekens)? )+",
    re.IGNORECASE,
)
_HEADED = re.compile(r"^\W*(legenda|uitleg|toelichting|verklaring|betekenis)[^:=]{0,30}:\s*(?=\S)", re.IGNORECASE)
_EMPTY = re.compile(
    r"\(?((een )?leeg( vak(je)?| veld)?|lege cel|blanco|blank|niets|niks|geen (teken|kruisje|vinkje|invulling)|"
    r"niets? ingevuld)\)?"
)
_LONGEST, _MOST_WORDS = 24, 60
_PATTERNS = (
    (NOT_INVITED, r"niet uitgenodigd|niet van toepassing|\bn\.?v\.?t\b|geen lid"),
    (NOT_KNOWN, r"onbekend|(nog )?niet bekend|geen antwoord"),
    (EXCUSED, r"(af)?wezig met (voorafgaand )?bericht"),
    (
        ABSENT,
        r"zonder (af)?(bericht|kennisgeving|melding|afmelding|af te melden|afzegging)|niet (aan|af)gemeld|no.?show|"
        r"niet (aanwezig|gekomen|verschenen|geweest|komen opdagen|op komen dagen|present)|(was|is|waren) er niet|"
        r"^(er )?niet( er)?$|kwam(en)? niet|weggebleven",
    ),
    (EXCUSED, r"met (bericht|kennisgeving|afmelding)|afgemeld|afgezegd|\bafmelding|verhinder\w*|verontschuldigd"),
    (INSTEAD, r"(plaats)?vervang\w*|namens"),
    (GUEST, r"\bgast(en)?\b|toehoorder"),
    (ABSENT, r"\bafwezig\w*|\babsent"),
    (PRESENT, r"\baanwezig\w*|\bpresent\b|\bonline\b|\bdigitaal|\bfysiek|\b(was|is|wel|waren) er\b|^(wel )?er$"),
    (PRESENT, r"\bverschenen|\bgekomen|\bkwam(en)?\b"),
)
_DOUBT = re.compile(r"\b(misschien|mogelijk|wellicht|waarschijnlijk|verwacht|eventueel|onder voorbehoud|of niet)\b|\?")


def is_heading_of_legend(text: str) -> bool:
    """Does a heading say that the marks are explained under it?"""
    return bool(TITLE.fullmatch(plain(text)))


def is_legend_row(row: Sequence[str]) -> bool:
    """Does a row of cells explain marks and nothing else?"""
    filled = [text for text in row if text]
    filled = filled[1:] if len(filled) > 1 and is_heading_of_legend(filled[0]) else filled
    explained = [_pairs(text) or _in_brackets(text) or _without_sign(text) for text in filled]
    return bool(filled) and (all(explained) or bool(_in_cells(filled)))


def entries_of(rows: Iterable[Sequence[str]]) -> dict[str, str]:
    """Mark as it stands → meaning or words, of every entry in these rows."""
    found: dict[str, str] = {}

    def add(mark: str, words: str) -> None:
        bare = EMPTY if _EMPTY.fullmatch(plain(mark)) else exact(mark)
        if not bare or not words:
            return
        told = meaning_of(words) or _kept(words)
        # What is explained in two ways is asked, with both.
        found[bare] = told if found.get(bare, told) == told else f"{found[bare]} of {told}"[:_MOST_WORDS]

    for row in rows:
        filled = [text for text in row if text]
        if any(re.fullmatch(r"=|.*\S\s*=|=\s*\S.*", text) for text in filled) and len(filled) > 1:
            filled = [" ".join(filled)]
        for text in (_HEADED.sub("", text) for text in filled):
            for both, words in (*_pairs(text), *_in_brackets(text), *_without_sign(text)):
                for mark in _with_name(both):
                    add(mark, words)
        for mark, words in _in_cells(filled):
            add(mark, words)
    return found


def _with_name(mark: str) -> list[str]:
    """A mark, and apart from it the name that stands with it between brackets: "x (kruisje)", "kruisje (x)"."""
    found = re.fullmatch(r"(.+?)\s*\((.+)\)", mark.strip())
    return [found[1], found[2]] if found and (signs_of(found[1]) or signs_of(found[2])) else [mark]


def meaning_of(text: str) -> str:
    """The meaning that the words of a legend give; "" where they give none, or more than one."""
    words = plain(text)
    if words in KNOWN:
        return KNOWN[words]
    if _DOUBT.search(words):
        return ""
    found = set()
    for meaning, pattern in _PATTERNS:
        left = re.sub(pattern, " ", words)
        if left != words:
            found.add(meaning)
        words = left
    for one, over in ((ABSENT, EXCUSED), (PRESENT, INSTEAD), (PRESENT, GUEST)):
        if found == {one, over}:
            return over
    return found.pop() if len(found) == 1 else ""


def _kept(words: str) -> str:
    """The words of an entry as they are asked; not those that may name someone."""
    return NOT_KEPT if names_someone(words) else " ".join(words.split())[:_MOST_WORDS]


def _pairs(text: str) -> list[tuple[str, str]]:
    """Marks and words on both sides of a sign: "x = aanwezig, o = afwezig", and turned: "aanwezig: x"."""
    text = _SLASHED.sub(r"\1\2, ", text)
    signs = list(_SEP.finditer(text))
    if not signs:
        return []
    cuts = [0, *(end for sign in signs for end in (sign.start(), sign.end())), len(text)]
    pieces = [text[cuts[n] : cuts[n + 1]] for n in range(0, len(cuts), 2)]
    lefts, words = [], []
    for n, piece in enumerate(pieces[:-1]):
        rest, left = _left_of(piece, n == 0)
        lefts.append(left)
        words.append(rest)
    words = [*words[1:], pieces[-1]]
    made = []
    for sign, left, right in zip(signs, lefts, map(_trimmed, words), strict=True):
        kind = sign[0].strip()
        for mark in left:
            if _is_turned(mark, right, kind):
                made.append((right, mark))
            elif _is_mark(mark, right, kind):
                made.append((mark, right))
    return made


def _is_mark(mark: str, words: str, kind: str) -> bool:
    """May this be a mark with its explanation? Behind a colon or a dash other things stand as well."""
    if not words or len(mark) > _LONGEST:
        return False
    if kind in ("-", "–", "—", "is"):
        return (_is_short(mark, 3) or bool(_EMPTY.fullmatch(plain(mark)))) and bool(meaning_of(words))
    return kind != ":" or len(mark) <= 4 or bool(meaning_of(words))


def _is_short(mark: str, most: int) -> bool:
    """Is this as short as a mark, or the name of a sign?"""
    return len(exact(mark)) <= most or bool(signs_of(mark))


def _is_turned(words: str, mark: str, kind: str) -> bool:
    """Do the words stand before their mark? A number behind a colon is a count ("aanwezig: 7")."""
    if len(words) < 4 or not mark or not _is_short(mark, 4) or not meaning_of(words):
        return False
    return not (kind != "=" and mark.isdigit()) and not re.match(r"totaal|aantal|som\b", plain(words))


def _left_of(piece: str, is_first: bool) -> tuple[str, list[str]]:
    """What stands before a sign, as the words of the entry before and the marks of this one."""
    parts = [*_DIVIDED.finditer(piece)]
    at = parts[-1].end() if parts else 0
    rest, last = piece[:at], piece[at:].strip()
    last = _LABEL.sub("", last) if _LABEL.match(last) else last
    if not parts and not is_first:
        # Only spaces divide: the last word is the mark, or where that is a meaning itself, all but the first.
        split = re.fullmatch(r"(.*?)\s*(['\"‘“(]\s*[^'\"’”()]{1,20}\s*['\"’”)]|\S+)", last, re.DOTALL)
        before, mark = (split[1], split[2]) if split else ("", last)
        if meaning_of(mark) and mark.isalpha() and len(mark) > 3:
            before, _, mark = last.partition(" ")
        return before, [_trimmed(mark)] if _trimmed(mark) else []
    if len(last) > _LONGEST and " " in last:
        last = last.rsplit(" ", 1)[1]
    if parts and " " in last and len(last.rsplit(" ", 1)[1]) <= 3 and not re.match(r"geen|zonder|leeg|een\b", last):
        # "wel aangemeld, niet verschenen o = …": these words belong to the entry before.
        words, mark = last.rsplit(" ", 1)
        return f"{rest}{words}", [_trimmed(mark)]
    several = re.split(r"\s+(?:of|en)\s+|\s*[/&]\s*", last)
    marks = several if all(one and _is_short(one, 3) for one in several) and plain(last) not in KNOWN else [last]
    # "x, v = aanwezig": what is short and stands alone before it, means the same.
    before = [part.strip() for part in _DIVIDED.split(rest.rstrip(" ,;|/"))]
    while rest and before and 0 < len(before[-1]) <= 2 and (is_first or len(before) > 1):
        marks.append(before.pop())
    return (", ".join(before) if len(marks) > len(several) else rest), [m for m in map(_trimmed, marks) if m]


def _in_brackets(text: str) -> list[tuple[str, str]]:
    """Words with their mark behind them: "Aanwezig (x) / afwezig (o)"."""
    if _SEP.search(text):
        return []
    found = re.findall(
        rf"([^\W\d][\w ]{{2,39}}?)\s*\(['\"‘“]?([^)\w]{{1,3}}|\w{{1,4}}\.?|{NAME_OF_SIGN})['\"’”]?\)", text
    )
    told = [(mark, words) for words, mark in found if meaning_of(words)]
    return told if len(told) > 1 else [(mark, words) for mark, words in told if not mark.isdigit()]


def _without_sign(text: str) -> list[tuple[str, str]]:
    """A text that is a row of marks with their words and nothing between: "✓ aanwezig ✗ afwezig"."""
    words = (
        r"(?:(?:niet|wel|was|is) )?(?:aanwezig|afwezig|afgemeld|verhinderd|present|absent|(?:plaats)?vervanger|gast)"
        r"(?: (?:met|zonder|via|in|wegens) \w+)*"
    )
    one = rf"(?<!\S)([^\w\s,;|()]{{1,3}}|[A-Za-z]|{NAME_OF_SIGN})\s+({words})(?!\w)"
    bare = _LABEL.sub("", text.strip()) if _LABEL.match(text.strip()) else text.strip()
    return re.findall(one, bare, re.IGNORECASE) if re.match(one, bare, re.IGNORECASE) else []


def _in_cells(filled: Sequence[str]) -> list[tuple[str, str]]:
    """Marks with their words in the next cell, one pair or more in a row."""
    texts = filled[1:] if len(filled) % 2 and len(filled) > 2 and TITLE.fullmatch(plain(filled[0])) else filled
    if not texts or len(texts) % 2:
        return []
    pairs = [*zip(texts[::2], texts[1::2], strict=True)]
    if all(_is_short(a, 4) and (len(b) > 3 or plain(b) not in KNOWN) and meaning_of(b) for a, b in pairs):
        return pairs
    if all(_is_short(b, 4) and len(a) > 3 and meaning_of(a) and not b.isdigit() for a, b in pairs):
        return [(b, a) for a, b in pairs]
    is_short = len(pairs) == 1 and len(exact(texts[0])) <= 2 and not texts[0].isdigit()
    return pairs if is_short and re.search(r"[^\W\d_]{3}", texts[1]) else []


def _trimmed(text: str) -> str:
    """A piece of a legend without quotes, what divides it, and brackets that open or close elsewhere."""
    bare = text.strip(" ,;|/\n•·").strip(_QUOTES)
    for mine, other in (("(", ")"), ("[", "]")):
        if bare.startswith(mine) and other not in bare:
            bare = bare[1:]
        if bare.endswith(other) and mine not in bare:
            bare = bare[:-1]
        if bare.endswith(mine):
            bare = bare[:-1]
    return bare.strip(_QUOTES)
