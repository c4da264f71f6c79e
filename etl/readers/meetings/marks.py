"""What one cell of an attendance list says of who was there: known for sure, or asked; never guessed.

A mark counts only when it is a number, one of a short list of words and signs, or explained by the list itself (its
legend: `legend.py`). Every other text is asked, once per file. A name says that someone was there only in a list of
names.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

PRESENT, INSTEAD, ABSENT, EXCUSED = "aanwezig", "aanwezig, als vervanger", "afwezig", "afgemeld"
GUEST, NOT_INVITED, NOT_KNOWN = "gast, telt niet mee", "niet uitgenodigd", "onbekend"
EXPLAINED, BESIDE = " = ", " naast "
"""Between a mark and the words that explain it, or the other mark, as it is asked and remembered: an answer holds where
the same stands there again, and nowhere else."""
STRUCK = "doorgestreept"
NOT_KEPT = "een uitleg waar een naam in kan staan"
"""The words of a legend that may name someone."""
A_NAME, A_TEXT = "een naam", "de tekst in"
"""What a cell with a name, or with words that may name someone, is called when it is asked: its text is not kept."""


@dataclass(frozen=True)
class Said:
    """What a cell says; None is not known. present: how many. mark: the text that someone must explain first."""

    present: int | None = None
    excused: int | None = None
    substitute: int | None = None
    invited: int | None = None
    is_guest: bool = False
    mark: str = ""


MEANINGS = {
    PRESENT: Said(1),
    INSTEAD: Said(1, substitute=1),
    ABSENT: Said(0),
    EXCUSED: Said(0, 1),
    GUEST: Said(is_guest=True),
    NOT_INVITED: Said(invited=0),
    NOT_KNOWN: Said(mark=NOT_KNOWN),
}
"""Everything that a mark may mean, as it is asked and remembered. That something is not known is more than an empty
cell: an empty one may mean that nobody came."""

_WORDS = {
    PRESENT: "x v ✓ ✔ ☑ ✅ ja j yes y + waar true aanwezig aanw present online digitaal hybride fysiek teams|via teams|"
    "was er|wel aanwezig|aanwezig online|online aanwezig|digitaal aanwezig",
    INSTEAD: "vervanger vervangen verv plaatsvervanger plv i.p.v|met vervanger|als vervanger|aanwezig vervanger|"
    "namens|vervanger aanwezig",
    ABSENT: "- – — − -- --- -/- nee n no afwezig absent niet onwaar false|niet aanwezig|was er niet|niet gekomen|"
    "wel aangemeld niet gekomen|afwezig zonder bericht|zonder bericht afwezig",
    EXCUSED: "afgemeld afm afgem afmelding verhinderd verh afgezegd m.k mk mka m.k.a|met kennisgeving|"
    "afwezig met kennisgeving|met bericht|afwezig met bericht|bericht van verhindering|verontschuldigd",
    GUEST: "gast toehoorder",
    NOT_INVITED: "n.v.t nvt|niet uitgenodigd|niet van toepassing|geen lid",
    NOT_KNOWN: "? ?? onbekend nnb n.n.b n.b|nog niet bekend|nog onbekend|geen antwoord|nog geen antwoord",
}
KNOWN = {
    word: meaning for meaning, told in _WORDS.items() for group in told.split("|")[:1] for word in group.split()
} | {phrase: meaning for meaning, told in _WORDS.items() for phrase in told.split("|")[1:]}
_HARMLESS = re.compile(
    r"(online|digitaal|hybride|fysiek|via )?(teams|online)?|later|later aangesloten|eerder weg|deels|gedeeltelijk|"
    r"(tot|vanaf) \d{1,2}([:.]\d\d)?( uur)?|wethouder|burgemeester|raadslid|griffier|ambtelijk|ambtenaar|voorzitter"
)
"""What may stand beside a word for present without making it another."""
_LIKELY = (
    (GUEST, r"\bgast\b|toehoorder"),
    (INSTEAD, r"\bverv|\bplv|\bi\.?p\.?v|\bnamens\b|\bwaarn"),
    (EXCUSED, r"\bafgem|\bafg\b|\bafm|\bafgezegd|\bverh|\bkennisgeving|\bm\.?k\b|met bericht"),
    (ABSENT, r"^afw|^o$|^z\.?b\.?$|zonder bericht|geen bericht|niet gekomen|^niet\b|^nee\b"),
    (ABSENT, r"\bafwezig|\bniet (aanwezig|er|komt|kwam|kan|kon)\b"),
    (ABSENT, r"[✗✘❌☐✕✖]|ziek|vakantie|verlof|^zk$"),
    (PRESENT, r"^aanw|^ja\b|^x\b|online|digitaal"),
)  # fmt: skip
_TITLES = r"(?:(?:dhr|mw|mevr|mevrouw|drs|dr|mr|ing|ir|prof|wethouder|burgemeester|weth|burg)\.?\s+)*"
_BETWEEN = r"(?:(?:van|de|der|den|ten|ter|te|het|'t|in|op|la|el|von)\s+)*"
_CAPITAL = r"[A-ZÀ-ÖØ-Þ][\w'’-]*[a-zà-ÿ]"
_NAME = re.compile(
    rf"(?i:{_TITLES})(?:(?:[A-ZÀ-Þ](?:\.\s*|\s+)){{1,4}}{_BETWEEN}{_CAPITAL}|{_CAPITAL}(?:\s+{_BETWEEN}{_CAPITAL})+)"
)
_ONE_WORD = re.compile(r"[A-ZÀ-Þ][a-zà-ÿ'’-]{2,}")
_NO_NAMES = re.compile(
    r"(misschien|wellicht|mogelijk|vacature|vacant|geannuleerd|vervallen|gepland|uitgesteld|geen|volgt|volgt nog|later|"
    r"wel|deels|beiden|iedereen|allen|onder voorbehoud|nog niet( .*)?|geen( .*)?|te laat)"
)
"""Words that begin a cell with a capital, or stand alone in it, and are nobody."""
_SHORT = 24


def plain(text: str) -> str:
    """A mark to compare by: small letters, one kind of space, without the full stop and the question of style."""
    bare = re.sub(r"[\ufe0e\ufe0f\u200b\u200d]", "", text.casefold().replace("\u00a0", " "))
    bare = " ".join(bare.split())
    return bare.rstrip(".!: ") or bare


def exact(text: str) -> str:
    """A mark as it stands, with its capitals and brackets, with one kind of space and without the full stop."""
    bare = " ".join(re.sub(r"[\ufe0e\ufe0f\u200b\u200d]", "", text.replace("\u00a0", " ")).split())
    return bare.rstrip(".!: ") or bare


@dataclass(frozen=True)
class Reading:
    """How the cells of one list are read.

    legend: mark → its meaning as the list explains it, or the words of that explanation where they have no meaning
    that is known. beside: marks that would mean present, and stand beside another one that does → as they are asked.
    apart: letters that the list has both as a capital and small. is_of_names: of people.
    """

    legend: Mapping[str, str] = field(default_factory=dict)
    is_of_names: bool = False
    repeated: frozenset[str] = frozenset()
    beside: Mapping[str, str] = field(default_factory=dict)
    apart: frozenset[str] = frozenset()

    def said(self, text: str) -> Said:
        """What a cell says. One that is not known for sure gives back its mark, to be asked."""
        words, bare = plain(text), exact(text)
        if not words:
            return Said()
        explained = bare if bare in self.legend else words
        if explained in self.legend:
            meaning = self.legend[explained]
            return MEANINGS.get(meaning) or Said(mark=f"{explained}{EXPLAINED}{meaning}")
        if bare in self.apart:
            return Said(mark=bare)
        if words.endswith(f"({STRUCK})"):
            return Said(mark=words if len(words) < _SHORT and not names_someone(text) else A_TEXT)
        if words in self.beside:
            return Said(mark=self.beside[words])
        found = _number(words)
        if found is not None:
            # Where the list explains numbers, they are marks: another number is none of people.
            is_code = found > 1 and any(mark.isdigit() for mark in self.legend)
            return Said(mark=words) if is_code else Said(found)
        if words in KNOWN:
            return MEANINGS[KNOWN[words]]
        return Said(mark=words) if _is_between_brackets(words) else self._pieces(text)

    def _pieces(self, text: str) -> Said:
        """A text of more parts ("nee, ziek", "x (online)", "J. de Boer (afm.)"): what they say together."""
        names, meanings, rest, doubted = 0, set[str](), False, ""
        for piece in parts_of(self._noted(text)):
            words = plain(piece)
            meaning = self.legend.get(exact(piece)) or self.legend.get(words) or KNOWN.get(words) or _first_word(words)
            if words in self.beside:
                doubted = self.beside[words]
            elif meaning in MEANINGS:
                meanings.add(meaning)
            elif not meaning and _is_name(piece) and words not in self.repeated:
                names += 1
            elif not _HARMLESS.fullmatch(words):
                rest = True
        if doubted:
            return Said(mark=_shown(text, self.repeated) if meanings - {PRESENT} or rest or names else doubted)
        away = meanings & {ABSENT, EXCUSED}
        if meanings == {PRESENT, INSTEAD}:
            meanings = {INSTEAD}
        if away and not meanings - away:
            return MEANINGS[EXCUSED if EXCUSED in away else ABSENT]
        if len(meanings) == 1 and not rest:
            [meaning] = meanings
            found = MEANINGS[meaning]
            return replace(found, present=max(names, 1)) if found.present else found
        if meanings or rest or not names:
            return Said(mark=_shown(text, self.repeated))
        return Said(names) if self.is_of_names else Said(mark=A_NAME)

    def _noted(self, text: str) -> str:
        """A text with what the list explains as a note ("* = vervanger") apart from what it is a note to ("x*")."""
        found = re.fullmatch(r"(\w+)\s*([^\w\s()]+)", text.strip())
        return f"{found[1]} ; {found[2]}" if found and plain(found[2]) in self.legend else text


def question_of(mark: str) -> str:
    """How a mark is asked."""
    for between, asked in ((EXPLAINED, "‘{}’? De lijst zegt: ‘{}’"), (BESIDE, "‘{}’, naast ‘{}’ in dezelfde lijst?")):
        one, found, other = mark.partition(between)
        if one and found:
            return f"Wat betekent {asked.format(one, other)}"
    return f"Wat betekent ‘{mark}’?"


def likely(mark: str) -> str:
    """The meaning to suggest for a mark that is asked; "" where there is no good one."""
    if BESIDE in mark or STRUCK in mark or (mark.endswith("?") and mark.startswith(("x", "ja", "aanw"))):
        return ""
    mark = mark.partition(EXPLAINED)[2] or mark
    return next((meaning for meaning, pattern in _LIKELY if re.search(pattern, mark)), "")


def may_name(text: str) -> bool:
    """May a heading or a first cell be the name of a person? Then its text is not kept."""
    return bool(_NAME.fullmatch(text.strip())) and not likely(plain(text))


def _is_between_brackets(words: str) -> bool:
    """Is this a mark between brackets? "(x)" is another than "x"; "(afgemeld)" is a word that says enough."""
    found = re.fullmatch(r"[(\[{<](.{1,12})[)\]}>]", words)
    return bool(found and not (len(found[1]) > 3 and KNOWN.get(found[1]) in (ABSENT, EXCUSED, NOT_INVITED)))


def _number(words: str) -> int | None:
    found = re.fullmatch(
        r"(\d{1,3})(?:[.,]0+)?(?:\s*(?:pers|personen|persoon|man|mensen|p|aanwezig|aanwezigen))?", words
    )
    return int(found[1]) if found else None


def parts_of(text: str) -> list[str]:
    """The parts of a cell: what stands between brackets or behind a sign, and people who are named together."""
    inside = re.findall(r"\(([^)]*)\)", text)
    bare = re.sub(r"\([^)]*\)", " ; ", text)
    parts = [p.strip() for p in re.split(r"[;/&\n]| en | \+ | - | – |: ", bare) if p.strip()]
    made = []
    for part in parts:
        between = [p.strip() for p in part.split(",") if p.strip()]
        # "Jansen, Jan" is one person; between two whole names, or behind a mark, a comma divides.
        is_one = (
            len(between) == 2
            and all(_ONE_WORD.fullmatch(p) for p in between)
            and not any(plain(p) in KNOWN or likely(plain(p)) for p in between)
        )
        made += [part.replace(",", " ")] if is_one else between
    return [*made, *(p.strip() for told in inside for p in re.split(r"[;,]", told) if p.strip())]


def _first_word(words: str) -> str:
    """The meaning of a text that begins with a whole phrase that is known ("afgemeld wegens ziekte")."""
    for phrase in sorted((k for k in KNOWN if len(k) > 4), key=len, reverse=True):
        if words.startswith(f"{phrase} ") and KNOWN[phrase] in (EXCUSED, INSTEAD):
            return KNOWN[phrase]
    return INSTEAD if re.match(r"(namens|i\.?p\.?v\.?|vervang(er|t|en)|plv\.?) ", words) else ""


def is_one_word(text: str) -> bool:
    """Is a text one word with a capital?"""
    return bool(_ONE_WORD.fullmatch(text.strip()))


def _is_name(piece: str) -> bool:
    words = plain(piece)
    if words in KNOWN or likely(words) or _NO_NAMES.fullmatch(words):
        return False
    return bool(_NAME.fullmatch(piece.strip()) or _ONE_WORD.fullmatch(piece.strip()))


def names_someone(text: str) -> bool:
    """May a text name someone? Then it is not kept."""
    parts = [*parts_of(text), *(found[0] for found in _NAME.finditer(text))]
    return any(bool(_NAME.fullmatch(part.strip())) and not likely(plain(part)) for part in parts)


def _shown(text: str, repeated: frozenset[str]) -> str:
    """A mark as it is asked. Of a text that is long, or in which someone may be named, only that it is one is kept."""
    words = plain(text)
    is_named = any(_is_name(part) and plain(part) not in repeated for part in parts_of(text))
    count = len(words.split())
    is_known = count == 1 or (count == 2 and bool(likely(words))) or bool(_NO_NAMES.fullmatch(words))
    is_loose = not is_known or (count > 1 and bool(re.search(r"\s\W?[A-ZÀ-Þ]", text.strip())) and not text.isupper())
    return A_TEXT if is_named or is_loose or len(words) > _SHORT or re.search(r"@|\d{5}", words) else words
