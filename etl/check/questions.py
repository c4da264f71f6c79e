"""What a file that is put ready asks, as one list: sheets, headings, words, meetings and people, with the answers.

The page and the command line show this same list: the same words, in the same order, counted in the same way.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from etl.check.candidates import CANDIDATES, NO, NOMINATIONS, OFFERED, YES
from etl.check.outcome import Outcome
from etl.check.problem import UNKNOWN_NAME, UNKNOWN_WORD, Sheeted
from etl.check.question import COLUMN, HEADING, OFFER, PERSON, SHEET, WORD, Question
from etl.check.recognised import Offer
from etl.check.references import names_of
from etl.datasets import DATASETS
from etl.intake import identities
from etl.intake.choices import BY_HAND, NOT_USED, NUMBERED, Choices
from etl.intake.headings import Heading
from etl.readers.process.document import Ask
from metrics import clock, dutch

NOTHING_OF_IT = "niets"
"""How one says that a sheet is no data, or that a heading means no column."""
_MOST_NAMES = 60
_NUMBER = re.compile(r"(?i)(nr|no|nummer|volgnr|volgnummer|kenmerk|code|id)\b|#")
_EXAMPLE = 24
"""As many letters of an example as a question holds."""
_BECAUSE = {
    "vraag": "",
    "onbekend": "niet herkend",
    "lijkt op": "lijkt er sterk op",
    "onthouden": "eerder zo gekozen",
    "jaar": "met zijn jaar",
    "gekozen": "door u gekozen",
    CANDIDATES: "kandidaten, per regel gevraagd",
    "totaal": "een totaal, dat wordt vergeleken",
}


def questions(outcome: Outcome, names: Mapping[str, str]) -> list[Question]:
    """Everything that is open, what is needed first. names: code → name of the people in the file."""
    unknown = {problem.sheet for problem in outcome.problems if not problem.row}
    made = [_asked(ask) for ask in outcome.asks if ask.kind != PERSON]
    for one in outcome.sheets:
        made += [_sheet(one, True)] if not one.dataset and one.sheet in unknown else []
        made += [_heading(one, heading) for heading in one.questions]
        made += _missing(one)
        made += [_offer(one, offer) for offer in one.offers if not offer.answer]
    made += _words(outcome)
    made += _people([ask for ask in outcome.asks if ask.kind == PERSON], names)
    # Two headings with the same text are one question: an answer holds for both.
    return sorted({one.place: one for one in made}.values(), key=lambda one: not one.is_needed)


def recognised(outcome: Outcome, asked: Iterable[Question]) -> list[Question]:
    """What is not asked because it was recognised, decided or left out, and may be answered otherwise, sheet by sheet.

    A heading that has the name of its column is no question.
    """
    open_places = {one.place for one in asked}
    made = []
    for one in outcome.sheets:
        made += [_sheet(one), *(_heading(one, heading) for heading in one.headings if heading.how != "naam")]
        made += [_offer(one, offer) for offer in one.offers]
        made += [_year(one)] if one.years and one.year else []
    return [*{one.place: one for one in made if one.place not in open_places}.values()]


def tally(every: Iterable[Question]) -> list[str]:
    """How much is asked: `2 vragen`, `1 mens te koppelen`, `14 onbekende woorden`; a zero is left out."""
    kinds = Counter("" if one.is_needed else one.kind for one in every)
    words = {
        "": ("vraag", "vragen"),
        PERSON: ("mens te koppelen", "mensen te koppelen"),
        WORD: ("onbekend woord", "onbekende woorden"),
        OFFER: ("regel met kandidaten", "regels met kandidaten"),
    }
    return [dutch.several(kinds[kind], *words[kind]) for kind in words if kinds[kind]]


def _asked(ask: Ask) -> Question:
    dataset, _, column = ask.place.partition(".")
    options = {ask.labels.get(option, option): option for option in ask.options}
    return Question(
        ask.kind,
        (ask.place, ask.key),
        ask.text,
        options,
        lambda choices, value: choices.with_value(dataset, column, ask.key, value),
        ask.labels.get(ask.suggestion, ask.suggestion),
        ask.is_needed,
    )


def _people(asks: Sequence[Ask], names: Mapping[str, str]) -> list[Question]:
    members = identities.members().names if asks else ()
    options = {name: name for name in (*members, identities.NO_MUNICIPALITY)}
    return [_person(ask, names.get(ask.key, ask.key), options) for ask in asks]


def _person(ask: Ask, name: str, options: Mapping[str, str]) -> Question:
    dataset, _, column = ask.place.partition(".")

    def answer(choices: Choices, value: str) -> Choices:
        municipality, _, function = (part.strip() for part in value.partition(","))
        return choices.with_value(dataset, column, ask.key, identities.place_of(municipality, function or "onbekend"))

    return Question(
        PERSON,
        (ask.place, ask.key),
        f"Van welke gemeente is {name}, en wat is de functie?",
        options,
        answer,
        ask.suggestion,
        ask.is_needed,
        more=identities.FUNCTIONS,
        more_text=f"Functie van {name}",
        more_suggestion=ask.labels.get("functie", ""),
    )


def _sheet(one: Sheeted, is_open: bool = False) -> Question:
    likely = [name for name, _ in one.alike]
    why = ""
    if one.alike:
        heads = ", ".join(f"‘{text}’" for text in one.alike[0][1][:5])
        why = f" {heads}: lijkt op {DATASETS[likely[0]].title}."
    return Question(
        SHEET,
        ("blad", one.sheet),
        f"Welke soort gegevens staat op blad ‘{one.sheet}’?{why}",
        {DATASETS[name].title: name for name in dict.fromkeys((*likely, *DATASETS))} | {NOTHING_OF_IT: NOT_USED},
        lambda choices, value: choices.with_kind(one.sheet, value),
        DATASETS[likely[0]].title if likely else "",
        sheet=one.sheet,
        chosen=DATASETS[one.dataset].title if one.dataset else "" if is_open else NOTHING_OF_IT,
    )


def _heading(one: Sheeted, heading: Heading) -> Question:
    columns = DATASETS[one.dataset].columns
    likely = [*heading.options, *one.missing]
    options = {columns[name].heading: name for name in dict.fromkeys((*likely, *columns))} | {NOTHING_OF_IT: NOT_USED}
    is_open = heading.how == "vraag"
    return Question(
        HEADING,
        ("kop", one.sheet, heading.text),
        f"Welke kolom is {_shown(heading)} op blad ‘{one.sheet}’?",
        options,
        lambda choices, value: choices.with_heading(one.sheet, heading.text, value),
        sheet=one.sheet,
        chosen="" if is_open else columns[heading.column].heading if heading.column else NOTHING_OF_IT,
        because=_BECAUSE[heading.how],
    )


def _shown(heading: Heading) -> str:
    """A heading with its letter and what stands under it: who must say what a column is, has to see what is in it."""
    if heading.how == CANDIDATES:
        return f"‘{heading.text}’ ({heading.letter})"  # what stands under it may be a name
    examples = " of ".join(f"‘{text[:_EXAMPLE]}’" for text in heading.examples)
    return f"‘{heading.text}’ ({heading.letter}, {f'bijvoorbeeld {examples}' if examples else 'zonder inhoud'})"


def _missing(one: Sheeted) -> list[Question]:
    """The needed columns that no question above is about: under a heading that was not recognised, or said once."""
    open_ones = {_shown(heading): heading.text for heading in one.headings if heading.how == "onbekend"}
    offered = {name for heading in one.questions for name in heading.options}
    asked = [name for name in one.missing if name not in offered]
    return [_column(one, name, open_ones) for name in asked]


def _once(one: Sheeted, name: str) -> dict[str, str]:
    """What may be said once of a column that a sheet lacks: shown → text in every row, or NUMBERED."""
    dataset = DATASETS[one.dataset]
    column = dataset.columns[name]
    if column.numbered_by:
        return {"maak een nummer voor elke regel": NUMBERED}
    if name == dataset.year_column:
        years = [one.year] if one.year else [*one.years] or [str(clock.today().year - n) for n in (0, 1, 2)]
        return {f"overal {year}": year for year in years}
    return {f"overal {value}": value for value in column.values}


_TYPED = {"typ het per regel": BY_HAND}
"""What can be said of any column that a sheet lacks."""


def _year(one: Sheeted) -> Question:
    """The year that was read from the words of a sheet, which may be another."""
    name = DATASETS[one.dataset].year_column or ""
    near = (str(int(one.year) + n) for n in (-1, 0, 1))
    return Question(
        COLUMN,
        ("kolom", one.sheet, name),
        f"Van welk jaar is blad ‘{one.sheet}’?",
        {year: year for year in dict.fromkeys((*one.years, *near))},
        lambda choices, year: choices.with_fixed(one.sheet, name, year),
        sheet=one.sheet,
        chosen=one.year,
        because="hieruit gelezen",
    )


def _column(one: Sheeted, name: str, open_ones: Mapping[str, str]) -> Question:
    heading = DATASETS[one.dataset].columns[name].heading
    once = _once(one, name)
    # A heading that may be that of a number is not passed over: then nothing stands ready.
    may_be_number = any(_NUMBER.match(text) for text in open_ones.values())
    said = once | _TYPED
    is_clear = len(once) == 1 and (not may_be_number if NUMBERED in once.values() else bool(one.year))

    def answer(choices: Choices, told: str) -> Choices:
        if told in said:
            return choices.with_fixed(one.sheet, name, said[told])
        return choices.with_heading(one.sheet, told, name)

    return Question(
        COLUMN,
        ("kolom", one.sheet, name),
        f"Onder welke kop op blad ‘{one.sheet}’ staat ‘{heading}’?"
        if open_ones and not once
        else f"Blad ‘{one.sheet}’ heeft geen kolom ‘{heading}’. Wat is het?",
        {**{told: told for told in once}, **open_ones, **{told: told for told in _TYPED}},
        answer,
        next(iter(once)) if is_clear else "",
        sheet=one.sheet,
    )


def _offer(one: Sheeted, offer: Offer) -> Question:
    """May what a row says beside its vacancy be stored too? Without an answer it is not."""
    return Question(
        OFFER,
        ("kandidaten", one.sheet, offer.key),
        f"Wilt u deze kandidaten ook opslaan? Blad ‘{one.sheet}’, regel {offer.row}: {offer.told}",
        {YES: YES, NO: NO},
        lambda choices, value: choices.with_value(NOMINATIONS, OFFERED, f"{one.sheet}: {offer.key}", value),
        YES,
        is_needed=False,
        sheet=one.sheet,
        chosen=offer.answer,
        because=offer.about,
    )


def _words(outcome: Outcome) -> list[Question]:
    """Words in coded columns that no value has, asked once for all cells that hold them, the most frequent first."""
    found = Counter(
        (p.dataset, p.name, p.found)
        for p in outcome.problems
        if p.dataset and p.is_cell_text and p.kind in (UNKNOWN_NAME, UNKNOWN_WORD)
    )
    near = {(p.dataset, p.name, p.found): p.suggestion for p in outcome.problems if p.suggestion}
    values = {(dataset, name): _values(dataset, name) for dataset, name, _ in found}
    return [
        _word(place, count, values[place[:2]], near.get(place, ""))
        for place, count in found.most_common()
        if values[place[:2]]
    ]


def _values(dataset: str, name: str) -> Sequence[str]:
    """The values of a coded column; none for free text, and none where there are too many to choose from."""
    column = DATASETS[dataset].columns[name]
    target = DATASETS.get(column.refers_to or "")
    values = [str(value) for value in column.values] or (names_of(target) if target else [])
    return values if len(values) <= _MOST_NAMES else []


def _word(place: tuple[str, str, str], count: int, values: Sequence[str], suggestion: str) -> Question:
    dataset, name, text = place
    heading = DATASETS[dataset].columns[name].heading
    first = [value for value in values if value == suggestion]
    return Question(
        WORD,
        ("woord", *place),
        f"Wat is ‘{text}’ bij {heading} ({dutch.number(count)} keer)?",
        {value: value for value in [*first, *values]},
        lambda choices, value: choices.with_value(dataset, name, text, value),
        suggestion,
        is_needed=False,
    )
