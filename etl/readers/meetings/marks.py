"""What one cell of an attendance list says of who was there: known for sure, or asked; never guessed.

A mark counts only when it is a number, one of a short list of words and signs, or explained by the list itself (its
legend). Every other text is asked, once per file. A name says that someone was there only in a list of names.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

PRESENT, INSTEAD, ABSENT, EXCUSED = "aanwezig", "aanwezig, als vervanger", "afwezig", "afgemeld"
GUEST, NOT_INVITED, NOT_KNOWN = "gast, telt niet mee", "niet uitgenodigd", "onbekend"
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
    "afwezig met kennisgeving|met bericht|afwezig met bericht|bericht van verhindering",
    GUEST: "gast toehoorder",
    NOT_INVITED: "n.v.t nvt|niet uitgenodigd|niet van toepassing|geen lid",
    NOT_KNOWN: "? ?? onbekend nnb n.n.b n.b|nog niet bekend|nog onbekend|geen antwoord|nog geen antwoord",
}
_KNOWN = {
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
    (EXCUSED, r"\bafgem|\bafm|\bafgezegd|\bverh|\bkennisgeving|\bm\.?k\b|met bericht"),
    (ABSENT, r"^afw|^o$|^z\.?b\.?$|zonder bericht|geen bericht|niet gekomen|^niet\b|^nee\b"),
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
    r"wel|deels|beiden|iedereen|allen|verontschuldigd|onder voorbehoud|nog niet( .*)?|geen( .*)?|te laat)"
)
"""Words that begin a cell with a capital, or stand alone in it, and are nobody."""
_SHORT = 24


def plain(text: str) -> str:
    """A mark to compare by: small letters, one kind of space, without the full stop and the question of style."""
    bare = re.sub(r"[\ufe0e\ufe0f\u200b\u200d]", "", text.casefold().replace("\u00a0", " "))
    bare = " ".join(bare.split())
    return bare.rstrip(".!: ") or bare


@dataclass(frozen=True)
class Reading:
    """How the cells of one list are read. legend: mark → meaning, as the list explains it. is_of_names: of people."""

    legend: Mapping[str, str] = field(default_factory=dict)
    is_of_names: bool = False
    repeated: frozenset[str] = frozenset()

    def said(self, text: str) -> Said:
        """What a cell says. One that is not known for sure gives back its mark, to be asked."""
        words = plain(text)
        if not words:
            return Said()
        if words in self.legend:
            meaning = self.legend[words]
            return MEANINGS[meaning] if meaning else Said(mark=words)
        found = _number(words)
        if found is not None:
            return Said(found)
        if words in _KNOWN:
            return MEANINGS[_KNOWN[words]]
        return self._pieces(text)

    def _pieces(self, text: str) -> Said:
        """A text of more parts ("nee, ziek", "x (online)", "J. de Boer (afm.)"): what they say together."""
        names, meanings, rest = 0, set[str](), False
        for piece in _parts(text):
            words = plain(piece)
            meaning = self.legend.get(words) or _KNOWN.get(words) or _first_word(words)
            if meaning:
                meanings.add(meaning)
            elif _is_name(piece) and words not in self.repeated:
                names += 1
            elif not _HARMLESS.fullmatch(words):
                rest = True
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


def reading(cells: Sequence[str], around: Iterable[Sequence[str]]) -> Reading:
    """How a list is read. cells: every cell of it that may hold a mark; around: the rows above and below it."""
    legend = legend_of(around)
    counted = Counter(plain(text) for text in cells if text)
    told = Reading(legend)
    repeated = frozenset(
        plain(t) for t in cells if _ONE_WORD.fullmatch(t.strip()) and counted[plain(t)] > 1 and likely(plain(t))
    )
    names = [t for t in cells if t and told.said(t).mark == A_NAME]
    others = [t for t in cells if t and re.search(r"\w", t) and plain(t) not in repeated and told.said(t) == Said(1)]
    is_of_names = len(names) >= 3 and len({plain(n) for n in names}) * 2 >= len(names) and len(names) > len(others)
    return Reading(legend, is_of_names, repeated)


def legend_of(rows: Iterable[Sequence[str]]) -> dict[str, str]:
    """What a list explains of its marks: "x = aanwezig, afw. = afwezig zonder bericht", "Aanwezig (x) / afwezig (o)",
    or a mark with its meaning in the next cell. Mark → meaning; "" where the meaning is none that is known."""
    found: dict[str, str] = {}
    for row in rows:
        filled = [text for text in row if text]
        for text in filled:
            for piece in re.split(r"[,;\n]|\s/\s|\s{2,}|\.\s+(?!=)", text):
                told = re.fullmatch(r"\s*['\"‘“(]?(.{1,24}?)['\"’”)]?\s*(?:=|:|staat voor|betekent)\s*(.+?)\s*", piece)
                if told and plain(told[1]) and (meaning := meaning_of(told[2])) is not None:
                    found.setdefault(plain(told[1]), meaning)
                turned = re.fullmatch(r"\s*([\w ]{3,40}?)\s*\(['\"‘“]?([^)\w]{1,3}|\w{1,4}\.?)['\"’”]?\)\s*", piece)
                if turned and meaning_of(turned[1]):
                    found.setdefault(plain(turned[2]), meaning_of(turned[1]) or "")
        if len(filled) == 2 and len(plain(filled[0])) <= 4 and meaning_of(filled[1]):
            found.setdefault(plain(filled[0]), meaning_of(filled[1]) or "")
    return found


def meaning_of(text: str) -> str | None:
    """The meaning that words of a legend give; "" for words about presence that may mean more, None for other words."""
    words = plain(text)
    if words in _KNOWN:
        return _KNOWN[words]
    for meaning, pattern in (
        (NOT_INVITED, r"niet uitgenodigd|niet van toepassing|geen lid"),
        (NOT_KNOWN, r"onbekend|niet bekend|geen antwoord"),
        (ABSENT, r"zonder (bericht|kennisgeving|afmelding|af te melden)|niet aanwezig|niet gekomen"),
        (EXCUSED, r"met (bericht|kennisgeving|afmelding)|afgemeld|afgezegd|verhinder"),
        (GUEST, r"\bgast\b"),
        (INSTEAD, r"verv[ae]ng|namens"),
        (ABSENT, r"\bafwezig|\bniet\b"),
        (PRESENT, r"\baanwezig|\bwel\b|online|digitaal"),
    ):
        if re.search(pattern, words):
            return meaning
    return None


def likely(mark: str) -> str:
    """The meaning to suggest for a mark that is asked; "" where there is no good one."""
    return next((meaning for meaning, pattern in _LIKELY if re.search(pattern, mark)), "")


def may_name(text: str) -> bool:
    """May a heading or a first cell be the name of a person? Then its text is not kept."""
    return bool(_NAME.fullmatch(text.strip())) and not likely(plain(text))


def _number(words: str) -> int | None:
    found = re.fullmatch(
        r"(\d{1,3})(?:[.,]0+)?(?:\s*(?:pers|personen|persoon|man|mensen|p|aanwezig|aanwezigen))?", words
    )
    return int(found[1]) if found else None


def _parts(text: str) -> list[str]:
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
            and not any(plain(p) in _KNOWN or likely(plain(p)) for p in between)
        )
        made += [part.replace(",", " ")] if is_one else between
    return [*made, *(p.strip() for told in inside for p in re.split(r"[;,]", told) if p.strip())]


def _first_word(words: str) -> str:
    """The meaning of a text that begins with a whole phrase that is known ("afgemeld wegens ziekte")."""
    for phrase in sorted((k for k in _KNOWN if len(k) > 4), key=len, reverse=True):
        if words.startswith(f"{phrase} ") and _KNOWN[phrase] in (EXCUSED, INSTEAD):
            return _KNOWN[phrase]
    return INSTEAD if re.match(r"(namens|i\.?p\.?v\.?|vervang(er|t|en)|plv\.?) ", words) else ""


def _is_name(piece: str) -> bool:
    words = plain(piece)
    if words in _KNOWN or likely(words) or _NO_NAMES.fullmatch(words):
        return False
    return bool(_NAME.fullmatch(piece.strip()) or _ONE_WORD.fullmatch(piece.strip()))


def _shown(text: str, repeated: frozenset[str]) -> str:
    """A mark as it is asked. Of a text that is long, or in which someone may be named, only that it is one is kept."""
    words = plain(text)
    is_named = any(_is_name(part) and plain(part) not in repeated for part in _parts(text))
    count = len(words.split())
    is_known = count == 1 or (count == 2 and bool(likely(words))) or bool(_NO_NAMES.fullmatch(words))
    is_loose = not is_known or (count > 1 and bool(re.search(r"\s\W?[A-ZÀ-Þ]", text.strip())) and not text.isupper())
    return A_TEXT if is_named or is_loose or len(words) > _SHORT or re.search(r"@|\d{5}", words) else words
