"""What stands around a list of who was there: the subject, the place, the year and the day of its meetings."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from etl.readers.meetings.gatherings import MONTH_WORDS
from etl.readers.meetings.legend import explains
from etl.readers.meetings.list_days import Span, day_in, span_of, year_in
from etl.readers.meetings.state_words import without_plan
from etl.readers.meetings.teams import Rows

_NOT_THE_SUBJECT = re.compile(
    r"\b(presentie|aanwezigheid|opkomst|deelnemers|aanwezigen)(s?-?(lijst|overzicht))?\b|\b(lijst|overzicht|registratie)\b|"
    rf"\b(vanaf|sinds|per)\s+(\d{{1,2}}\s+)?({MONTH_WORDS})[a-z]*\b|\b(seizoen|schooljaar|vergaderjaar)\b|"
    r"\b(van de |van |bij )?(eerste|tweede|1e|2e) (half ?jaar|helft)\b|\b(q|k|kwartaal )[1-4]\b|\b(19|20)\d\d\b|"
    r"\b(versie|concept|definitief|kopie|copy)\b( van\b)?|\b(blad|sheet|werkblad)\s*\d*\b|\.(xlsx?|csv|ods)\b",
    re.IGNORECASE,
)
_LABEL = re.compile(r"(onderwerp|overleg|vergadering|bijeenkomst|titel)\s*:\s*(.+)", re.IGNORECASE)
_PLACE = re.compile(r"(?:locatie|plaats|vergaderlocatie)\s*:\s*(.+)", re.IGNORECASE)
_NOT_OF_IT = re.compile(
    r"\W*(afgedrukt|geprint|print\b|afdruk|uitgedraaid|opgesteld|opgemaakt|gemaakt|aangemaakt|ingevuld door|bijgewerkt|"
    r"laatst\w* (bijgewerkt|gewijzigd|opgeslagen|wijziging|versie|update)|gewijzigd|aangepast|update(?=:| op| d| \d)|"
    r"stand (per|van|op|d\.?d)|peildatum|versie|datum (afdruk|print|versie|van afdruk)|printdatum|verstuurd|verzonden|"
    r"(volgende?|vorige?) (vergadering|overleg|bijeenkomst|keer|datum|pho|db)|geldig|pagina|bladzijde|pag\b)",
    re.IGNORECASE,
)
"""How a line begins that speaks of the paper, or of another meeting: its day and its words say nothing here."""
_DATED = re.compile(r"\b(datum|dag)\s*:.*|\b(ma|di|wo|do|vr|za|zo)[a-z]*dag\b", re.IGNORECASE)
_DAY_LABEL = re.compile(r"(datum|dag)\b", re.IGNORECASE)


@dataclass(frozen=True)
class Around:
    """What was read around a list. read_from: where the subject was read, as a sentence shows it; "" from the list."""

    title: str
    read_from: str
    place: str
    year: str
    day: str
    other_day: str
    span: Span | None = None


def around(above: Rows, sheet: str, file: str, upper: Around | None = None) -> Around:
    """What the rows above a list, and the names of its sheet and file, say. sheet: "" where a program named it.

    upper: what stood around the list above this one; its title, year and place hold where this one has none itself.
    """
    texts = _texts(above)
    year = year_in(" ".join([*(text for _, text in texts), sheet])) or (upper.year if upper else year_in(file))
    place = next((said[1] for _, text in texts if (said := _PLACE.fullmatch(text.strip()))), "")
    place = place or _beside(above, ("locatie", "plaats")) or (upper.place if upper else "")
    title, read_from, is_own = _title(above, texts, sheet, file)
    if upper and not is_own:
        title, read_from = upper.title, upper.read_from
    return Around(title, read_from, place, year, *_day_above(texts, year), _span(texts, sheet, file, upper))


def _span(texts: Sequence[tuple[int, str]], sheet: str, file: str, upper: Around | None) -> Span | None:
    own = " ".join(text for _, text in texts)
    if re.search(r"20\d\d", own):
        return span_of(own)
    return upper.span if upper else span_of(sheet) or (None if year_in(sheet) else span_of(file))


def day_above(above: Rows) -> str:
    """The day that stands above a list, also where its year does not; "" for none."""
    return _day_above(_texts(above), "2024")[0]


def _texts(above: Rows) -> list[tuple[int, str]]:
    """Every text above a list that is about its meetings. What stands beside the word for a printing is not."""
    found = []
    for number, row in above:
        filled = [text for text in row if text]
        if filled and not _NOT_OF_IT.match(filled[0]):
            found += [(number, text) for text in filled if not _NOT_OF_IT.match(text)]
    return found


def _day_above(texts: Sequence[tuple[int, str]], year: str) -> tuple[str, str]:
    """The one day above a list: that behind the word "Datum", else that of the first line which has one."""
    days = [(text, found) for _, text in texts if (found := day_in(text, year))[0]]
    return next((found for text, found in days if _DAY_LABEL.match(text)), days[0][1] if days else ("", ""))


def subject(text: str) -> str:
    """A text without what says that it is a list, without its date and year; "" where nothing is left."""
    text = without_plan(_DATED.sub(" ", _without_day(_without_legend(text))))
    bare = " ".join(_NOT_THE_SUBJECT.sub(" ", text.replace("_", " ")).split()).strip(" -–,:.()/")
    return bare if re.search(r"[^\W\d_]{2}", bare) else ""


def _without_legend(text: str) -> str:
    """A title without the legend between its brackets: "PHO Cultuur (x = afwezig)"."""
    return re.sub(r"[(\[]([^()\[\]]{3,})[)\]]", lambda found: " " if explains([found[1]]) else found[0], text).strip()


def _without_day(text: str) -> str:
    text = re.sub(
        r"\b(ma|di|wo|do|vr|za|zo)(andag|nsdag|ensdag|nderdag|ijdag|terdag|ndag)?\b\.?(?=\s+\d)", " ", text, flags=re.I
    )
    text = re.sub(r"\b\d{1,4}[-/.]\d{1,2}([-/.]\d{2,4})?\b", " ", text)
    return re.sub(
        r"\b\d{1,2}\s+(jan|feb|mrt|maart|apr|mei|jun|jul|aug|sep|okt|nov|dec)[a-z]*\.?(\s+\d{4})?\b",
        " ",
        text,
        flags=re.I,
    )


def is_of_the_paper(text: str) -> bool:
    """Does a line speak of the paper (printed on, version, page) and not of a meeting?"""
    return bool(_NOT_OF_IT.match(text))


def is_title(text: str) -> bool:
    """May a text above a list be its subject: no label, no legend, nothing about the paper?"""
    text = _without_legend(text)
    is_label = re.match(r"[\w ]{2,20}:\s", text) or text.rstrip().endswith(":")
    return bool(not is_label and not _NOT_OF_IT.match(text) and not explains([text]) and subject(text))


def _title(above: Rows, texts: Sequence[tuple[int, str]], sheet: str, file: str) -> tuple[str, str, bool]:
    """The subject, where it was read, and whether that is above the list itself."""
    for number, text in texts:
        if told := _LABEL.fullmatch(text.strip()):
            return told[2].strip(), f"regel {number}", True
    if labelled := _beside(above, ("overleg", "onderwerp", "vergadering", "bijeenkomst", "titel")):
        return labelled, "wat boven de lijst staat", True
    for number, text in texts:
        if is_title(text):
            return subject(text), f"regel {number}", True
    if subject(sheet):
        return subject(sheet), "de naam van het blad", False
    if subject(file):
        return subject(file), "de naam van het bestand", False
    return "overleg", "niets: het staat er niet bij", False


def _beside(above: Rows, words: Sequence[str]) -> str:
    """What stands in the cell next to one of these words."""
    for _, row in above:
        filled = [text for text in row if text]
        if len(filled) >= 2 and filled[0].lower().rstrip(": ") in words:
            return filled[1]
    return ""
