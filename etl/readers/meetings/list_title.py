"""What stands around a list of who was there: the subject, the place, the year and the day of its meetings."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from etl.readers.meetings.gatherings import day_of
from etl.readers.meetings.legend import explains
from etl.readers.meetings.state_words import without_plan
from etl.readers.tables.cells import day_of_number

_NOT_THE_SUBJECT = re.compile(
    r"\b(presentie|aanwezigheid|opkomst|deelnemers|aanwezigen)(s?-?(lijst|overzicht))?\b|\b(lijst|overzicht|registratie)\b|"
    r"\b(van de |van |bij )?(eerste|tweede|1e|2e) (half ?jaar|helft)\b|\b(q|k|kwartaal )[1-4]\b|\b(19|20)\d\d\b|"
    r"\b(versie|concept|definitief|kopie|copy)\b( van\b)?|\b(blad|sheet|werkblad)\s*\d*\b|\.(xlsx?|csv|ods)\b",
    re.IGNORECASE,
)
_LABEL = re.compile(r"(onderwerp|overleg|vergadering|bijeenkomst|titel)\s*:\s*(.+)", re.IGNORECASE)
_PLACE = re.compile(r"(?:locatie|plaats|vergaderlocatie)\s*:\s*(.+)", re.IGNORECASE)
_DATED = re.compile(r"\b(datum|dag)\s*:.*|\b(ma|di|wo|do|vr|za|zo)[a-z]*dag\b", re.IGNORECASE)


@dataclass(frozen=True)
class Around:
    """What was read around a list. read_from: where the subject was read, as a sentence shows it; "" from the list."""

    title: str
    read_from: str
    place: str
    year: str
    day: str
    other_day: str


def around(above: Sequence[tuple[int, Sequence[str]]], sheet: str, file: str) -> Around:
    """What the rows above a list, and the names of its sheet and file, say. sheet: "" where a program named it."""
    texts = [(number, text) for number, row in above for text in row if text]
    year = year_in(" ".join([*(text for _, text in texts), sheet])) or year_in(file)
    place = next((said[1] for _, text in texts if (said := _PLACE.fullmatch(text.strip()))), "")
    place = place or _beside(above, ("locatie", "plaats"))
    day, other = next((found for _, text in texts if (found := day_in(text, year))[0]), ("", ""))
    return Around(*_title(above, texts, sheet, file), place, year, day, other)


def subject(text: str) -> str:
    """A text without what says that it is a list, without its date and year; "" where nothing is left."""
    text = without_plan(_DATED.sub(" ", _without_day(text)))
    bare = " ".join(_NOT_THE_SUBJECT.sub(" ", text.replace("_", " ")).split()).strip(" -–,:.()")
    return bare if re.search(r"[^\W\d_]{2}", bare) else ""


def day_in(text: str, year: str) -> tuple[str, str]:
    """As day_of; with the year of the list where a date has none ("16 feb", "16-2"), and a day as Excel counts it."""
    day, other = day_of(text)
    bare = text.strip()
    if day or re.search(r"(?<![\d-])(19|20)\d\d(?!\d)", bare):
        return day, other
    if counted := day_of_number(bare):
        return counted, ""
    if not year:
        return "", ""
    if found := re.search(r"(?<![\d])(\d{1,2})([-/.])(\d{1,2})\.?(?![-\d/.%])", bare):
        return day_of(f"{found[1]}{found[2]}{found[3]}{found[2]}{year}")
    if found := re.search(r"(?<!\d)(\d{1,2})[\s-]+([a-zA-Z]{3,9})\b\.?", bare):
        return day_of(f"{found[1]} {found[2]} {year}")
    return "", ""


def year_in(text: str) -> str:
    """The one year that a text names; "" for none or more."""
    years = set(re.findall(r"(?<!\d)20\d\d(?!\d)", text))
    return years.pop() if len(years) == 1 else ""


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


def _title(
    above: Sequence[tuple[int, Sequence[str]]], texts: Sequence[tuple[int, str]], sheet: str, file: str
) -> tuple[str, str]:
    for number, text in texts:
        if told := _LABEL.fullmatch(text.strip()):
            return told[2].strip(), f"regel {number}"
    if labelled := _beside(above, ("overleg", "onderwerp", "vergadering", "bijeenkomst", "titel")):
        return labelled, "wat boven de lijst staat"
    for number, text in texts:
        is_label = re.match(r"[\w ]{2,20}:\s", text) or text.rstrip().endswith(":")
        if not is_label and not explains([text]) and subject(text):
            return subject(text), f"regel {number}"
    if subject(sheet):
        return subject(sheet), "de naam van het blad"
    return (subject(file), "de naam van het bestand") if subject(file) else ("overleg", "niets: het staat er niet bij")


def _beside(above: Sequence[tuple[int, Sequence[str]]], words: Sequence[str]) -> str:
    """What stands in the cell next to one of these words."""
    for _, row in above:
        filled = [text for text in row if text]
        if len(filled) >= 2 and filled[0].lower().rstrip(": ") in words:
            return filled[1]
    return ""
