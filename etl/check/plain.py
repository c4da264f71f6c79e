"""What is wrong and what to do about it, in plain words: the one place where a problem gets its sentences.

Each is said without the place and without the row, so that problems with one cause say the same (causes.py). The words
of a column and of a rule stand with their declaration.
"""

from __future__ import annotations

from etl.check.column_sql import wanted_of
from etl.check.problem import EXCEL_SAYS, MISSING
from etl.datasets import DATASETS
from etl.schema import Column, Dataset, Guard, Rule

Said = tuple[str, str]
"""What is wrong, and what to do; neither with a full stop."""

NO_DATA = ("Er staan geen gegevens in dit bestand", "Kies een bestand met ten minste één gevuld blad")
SECOND_TABLE = ("Er staat een tweede tabel op dit blad", "Zet deze tabel op een eigen blad")
NO_HEADINGS = ("Er is geen regel met kolomkoppen", "Zet de koppen van het sjabloon boven de gegevens")
UNKNOWN_SHEET = (
    "Het is niet te zien welke gegevens op dit blad staan",
    "Kies bij Kolommen wat het is, of kies dat het blad niet meedoet",
)

NO_TOTAL = (
    "Een totaal is niet de som van wat het optelt",
    "Verbeter het totaal, of het bedrag dat ontbreekt of te veel is",
)
NAMELESS = ("Er staan bedragen zonder naam", "Zet de naam van de post ervoor")
UNKNOWN_HEADING = ("Het is niet te zien wat onder een kop staat", "Kies bij Kolommen wat het is")
MONTH_TWICE = ("Een maand staat er twee keer", "Haal een van de twee kolommen weg")
POST_TWICE = ("Deze kostensoort staat er twee keer", "Geef elke post een eigen naam, of tel ze op in één regel")
OTHER_SIDE = (
    "Deze kostensoort staat aan de verkeerde kant",
    "Zet haar aan de andere kant, of geef haar een eigen naam",
)
SEVERAL_LINES = ("Deze kostensoort heeft al meer regels in de begroting", "Verbeter het bedrag, of eerst die regels")
NO_YEAR = ("Het jaar staat er niet bij", "Kies bij Kolommen van welk jaar het blad is")
THOUSANDS = ("De bedragen zijn in duizenden euro's", "Zet er bedragen in euro's neer")
OTHER_MONTHS = ("Het boekjaar begint niet in januari", "Zet boven de maanden de nummers 1 tot en met 12")
NO_AMOUNTS = (
    "Er staat geen bedrag dat te laden is",
    "Zet het bedrag van het jaar onder ‘Begroting’, of elke maand apart",
)

_YEAR = "een jaar, bijvoorbeeld 2024"


def empty(column: Column) -> Said:
    """A cell that may not be empty is."""
    which = f": {wanted_of(column)}" if column.values else ""
    return f"{_first(column.words)}{MISSING}", f"Vul {column.words} in{which}"


def unread(column: Column, found: str, wanted: str) -> Said:
    """A text that is no value of its column."""
    if found in EXCEL_SAYS:
        what, _, to_do = EXCEL_SAYS[found].partition(": ")
        title = f"{_first(column.words)} is {what.removeprefix('dit is ') if to_do else 'geen datum'}"
        return title, _first(to_do or f"Typ {wanted}")
    if column.values:
        what = (
            f"{_first(column.words)} ‘{found}’ bestaat niet"
            if _is_noun(column)
            else f"‘{found}’ kan niet bij ‘{column.heading}’"
        )
        return what, f"{'Typ' if wanted.startswith('een getal') else 'Kies'} {wanted}"
    return f"{_first(column.words)} is niet te lezen", f"Typ {_YEAR if column.words.endswith('jaar') else wanted}"


def no_day(column: Column) -> Said:
    """A day written well that is in no calendar."""
    return f"{_first(column.words)} is een dag die niet bestaat", "Typ een dag die bestaat"


def of_more(column: Column) -> Said:
    """One cell about more rows."""
    return f"{_first(column.words)} gaat over meer regels", "Geef elk een eigen regel"


def two_ways(column: Column) -> Said:
    """A date of which day and month may have changed places."""
    return (f"{_first(column.words)} is op twee manieren te lezen", "Typ de maand als woord, bijvoorbeeld 3 juli 2024")


def unknown(column: Column, found: str) -> Said:
    """A reference to a row that is not known."""
    title = DATASETS[column.refers_to or ""].title
    return (
        (f"{_first(column.words)} " if _is_noun(column) else "") + f"‘{found}’ staat niet op blad ‘{title}’",
        f"Typ {wanted_of(column)}, of zet ‘{found}’ daar eerst bij",
    )


def none_of(target: Dataset, year: int) -> Said:
    """A reference to a row of a year of which there is none at all."""
    return (
        f"Er staan nog geen {target.called[1]} van {year} op blad ‘{target.title}’",
        f"Lever blad ‘{target.title}’ van {year} mee, of laad het eerst",
    )


def double(dataset: Dataset) -> Said:
    """The same key twice."""
    same = [_same(dataset.columns[name].words) for name in dataset.key]
    told = " en ".join(([", ".join(same[:-1])] if same[1:] else []) + same[-1:])
    what = dataset.called[0]
    is_same = any(dataset.columns[name].words.split()[-1] == what for name in dataset.key)
    return f"Er is al een {'regel' if is_same else what} met {told}", "Haal deze regel weg, of verbeter wat gelijk is"


def broken(column: Column, rule: Rule | Guard) -> Said:
    """A row that does not meet a rule; one without words of its own is about a cell that is empty."""
    return (rule.broken, rule.mend) if rule.broken else empty(column)


def no_sheet(target: Dataset) -> Said:
    """A sheet refers to rows of another, of which there are none."""
    return (
        f"Blad ‘{target.title}’ ontbreekt, of is niet te gebruiken",
        f"Lever blad ‘{target.title}’ mee, of laad het eerst",
    )


def no_column(heading: str) -> Said:
    """A sheet lacks a column."""
    return f"Kolom ‘{heading}’ ontbreekt", "Voeg de kolom toe, of kies bij Kolommen welke kolom het is"


def column_twice(heading: str) -> Said:
    """Two headings mean one column."""
    return f"Kolom ‘{heading}’ staat er twee keer", "Haal een van de twee kolommen weg, of kies bij Kolommen welke telt"


def still_used(target: Dataset, dataset: Dataset) -> Said:
    """A row is gone from the file while another still refers to it."""
    return (
        f"Op blad ‘{target.title}’ is een regel weg die blad ‘{dataset.title}’ nog gebruikt",
        "Zet de regel terug, of kies bij Verschil dat het bestand niet volledig is",
    )


def may_not_go(guard: Guard) -> Said:
    """A row is gone from the file that may not go."""
    return f"Er is een regel weg die niet weg mag: {guard.broken[:1].lower()}{guard.broken[1:]}", "Zet de regel terug"


def no_period(title: str) -> Said:
    """A file is said to be complete for a period that its sheet does not know."""
    return f"Blad ‘{title}’ kent deze periode niet", "Kies een andere periode"


def nothing_of(period: str) -> Said:
    """A file is said to be complete for a period of which it has nothing."""
    return (
        f"Van {period} staat er niets in het bestand, en dan zou alles van die periode weggaan",
        "Kies bij Verschil een andere periode",
    )


def _is_noun(column: Column) -> bool:
    """Can what was found stand behind the words of its column?"""
    return column.words.split()[0] in ("de", "het")


def _same(words: str) -> str:
    """The words of a column, of a value that another row has too."""
    article, _, noun = words.partition(" ")
    return f"{'hetzelfde' if article == 'het' else 'dezelfde'} {noun}"


def _first(text: str) -> str:
    return text[:1].upper() + text[1:]
