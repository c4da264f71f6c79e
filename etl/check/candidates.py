"""Candidates in a list of vacancies: "weth. Oldambt / raadslid Pekela" in one cell, offered as nominations.

Only a function and a municipality that are known are read; what is anything else, perhaps a name, is told by its place
and stays where it is. Nothing is stored before somebody says so of its row.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

import pyarrow as pa
import pyarrow.parquet as pq

from etl.check.labels import labels_of
from etl.check.lacking import letter_of
from etl.check.recognised import Offer, Recognised
from etl.datasets import DATASETS
from etl.intake import identities
from etl.intake.choices import Choices
from etl.intake.remembered import values_for
from metrics import dutch
from warehouse import Workbench

VACANCIES, NOMINATIONS = "vacancies", "nominations"
CANDIDATES = "kandidaten"
"""How a heading is meant under which candidates stand."""
OFFERED, YES, NO = "offered", "ja", "nee"
_HEADING = re.compile(r"(onze )?(kandidaat|kandidaten|kandidaat/kandidaten|gegadigden?|sollicitanten)( vgg)?")
_FUNCTION = {
    "wethouder": r"weth(?:ouder)?\.?",
    "burgemeester": r"burgemeester|burg\.?|bgm\.?",
    "raadslid": r"raadslid|rl\.?",
    "gemeentesecretaris": r"(?:gemeente|gem\.? ?)?secr(?:etaris)?\.?",
    "griffier": r"griffier",
    "ambtenaar": r"ambtenaar",
}
_NOBODY = re.compile(r"(?i)[-–?]*|geen\b.*|nog geen\b.*|niemand|onbekend|n\.?v\.?t\.?|n\.?n\.?b\.?|nog niet bekend")
_FOR_ALL = ("niet benoemd", "open", "onbekend")
"""The outcomes of a vacancy that hold for each of its candidates, however many there are."""
_MOST = 5
Candidate = tuple[str, str]
"""Function and municipality."""


def is_candidates(dataset: str, label: str) -> bool:
    """Do candidates stand under this heading of a sheet of this kind?"""
    return dataset == VACANCIES and bool(_HEADING.fullmatch(label))


def split(text: str, members: identities.Municipalities) -> list[Candidate] | None:
    """The candidates in a cell; none for a cell that says so, None where it holds anything but function and place."""
    if _NOBODY.fullmatch(" ".join(text.split())):
        return []
    found: list[Candidate] = []
    for piece in re.split(r"\s*(?:[/;\n+&]|\ben\b)\s*", text.strip()):
        one = _one(piece, members)
        several = [one] if one else [_one(part, members) for part in piece.split(",")]
        if not all(several):
            return None
        found += [part for part in several if part]
    return found


def _one(piece: str, members: identities.Municipalities) -> Candidate | None:
    bare = " ".join(piece.split())
    for function, pattern in _FUNCTION.items():
        before = re.fullmatch(rf"(?i)(?:{pattern})[\s,:(-]+(?:van de |van |uit de |uit |te )?([^()]+)\)?", bare)
        after = re.fullmatch(rf"(?i)([^()]+?)[\s,:(-]+(?:{pattern})\)?", bare)
        for told in (before, after):
            if told and (municipality := members.find(told[1])):
                return function, municipality
    return None


def offered(
    found: Recognised, letter: str, heading: str, choices: Choices, bench: Workbench, notes: list[str]
) -> tuple[list[Recognised], tuple[Offer, ...]]:
    """The candidates under one heading of a sheet of vacancies: what is stored of them, and what is offered.

    The first of each row make one sheet of nominations, the second another, with the rows of the list: a vacancy that
    cannot be saved keeps its candidates with it.
    """
    if not found.usable:
        return [], ()
    members = identities.members()
    stored = _stored(bench)
    rows, unread, waits = _rows(found, letter, members, choices, bench)
    rows = [row for row in rows if not _is_stored(row, stored)]
    where = f"op blad ‘{found.sheet.name}’"
    if unread:
        told = ", ".join(str(row) for row in unread[:_MOST]) + (" en verder" if unread[_MOST:] else "")
        why = "" if members.names else " De gemeenten zijn nog niet geladen."
        notes.append(
            f"Let op: wat onder ‘{heading}’ staat {where}, regel {told}, is niet te splitsen in functie en gemeente en "
            f"wordt geen voordracht.{why}"
        )
    if waits:
        told = ", ".join(map(str, waits))
        notes.append(f"De kandidaten {where}, regel {told}, worden aangeboden als de uitkomst ervan bekend is.")
    answers = choices.values.get(f"{NOMINATIONS}.{OFFERED}", {})
    offers = tuple(replace(row.offer, answer=answers.get(f"{found.sheet.name}: {row.offer.key}", "")) for row in rows)
    if left := sum(not offer.answer for offer in offers):
        many = dutch.several(left, "regel", "regels")
        notes.append(f"Let op: de kandidaten van {many} {where} blijven weg zolang u bij Kolommen niets kiest.")
    wanted = [row for row, offer in zip(rows, offers, strict=True) if offer.answer == YES]
    most = max((len(row.candidates) for row in wanted), default=0)
    numbers = _numbers(wanted, stored)
    return [_sheet(found, wanted, numbers, place) for place in range(most)], offers


@dataclass(frozen=True)
class _Row:
    vacancy: str
    outcome: str
    candidates: tuple[Candidate, ...]
    offer: Offer


def _rows(
    found: Recognised, letter: str, members: identities.Municipalities, choices: Choices, bench: Workbench
) -> tuple[list[_Row], list[int], list[int]]:
    """Rows with candidates; the numbers of those that cannot be split; and of those whose outcome is not known yet."""
    read = pq.read_table(found.sheet.rows).to_pydict()
    letters, shape = found.letters, found.shape
    meant = _outcomes(found, choices, bench)
    rows, unread, waits = [], [], []
    for i, number in enumerate(read["_row"]):
        text = read[letter][i]
        is_below = number > found.header_row and (shape.second_table is None or number < shape.second_table)
        if not text or not is_below or number in shape.skipped:
            continue
        cells = {n: read[of][i] or "" for n, of in letters.items() if of in read}
        candidates = split(text, members)
        [label] = labels_of(bench, [cells.get("outcome", "")])
        if candidates is None:
            unread.append(number)
        elif candidates and not (meant.get(label) and cells.get("vacancy_id")):
            waits.append(number)
        elif candidates:
            outcome = _outcome(meant[label], len(candidates), cells.get("seat_count", ""))
            told = ", ".join(f"{function} uit {municipality}" for function, municipality in candidates)
            about = cells.get("body_code") or cells["vacancy_id"]
            offer = Offer(number, f"{about}: {told}", f"{told} ({outcome})", about)
            rows.append(_Row(cells["vacancy_id"], outcome, tuple(candidates), offer))
    return rows, unread, waits


def _outcomes(found: Recognised, choices: Choices, bench: Workbench) -> dict[str, str]:
    """Label of a text under the outcome of a vacancy → the value that it stands for."""
    column = DATASETS[VACANCIES].columns["outcome"]
    said = values_for(VACANCIES, "outcome", choices, found.layout)
    texts = said | {str(value): str(value) for value in column.values} | dict(column.values_also)
    return dict(zip(labels_of(bench, [*texts]), texts.values(), strict=True))


def _outcome(of_vacancy: str, candidates: int, seats: str) -> str:
    """The outcome of each candidate: that of the vacancy where it can only be theirs, else it is not known."""
    allowed = DATASETS[NOMINATIONS].columns["outcome"].values
    is_for_all = of_vacancy in _FOR_ALL or candidates == 1 or seats == str(candidates)
    return of_vacancy if of_vacancy in allowed and is_for_all else "onbekend"


Stored = Mapping[str, Mapping[Candidate, tuple[int, str]]]
"""Vacancy → candidate → the number and the outcome that are stored."""


def _stored(bench: Workbench) -> Stored:
    found: dict[str, dict[Candidate, tuple[int, str]]] = {}
    if NOMINATIONS in bench.tables_now:
        fields = "vacancy_id, lower(coalesce(function, '')), municipality, candidate_number, outcome"
        for vacancy, function, municipality, *told in bench.rows(
            f"SELECT {fields} FROM now.{NOMINATIONS} ORDER BY ALL"
        ):
            found.setdefault(vacancy, {}).setdefault((function, municipality), (told[0], told[1]))
    return found


def _is_stored(row: _Row, stored: Stored) -> bool:
    """Are all candidates of a row stored already, with this outcome?"""
    known = stored.get(row.vacancy, {})
    return all(one in known and known[one][1] == row.outcome for one in row.candidates)


def _numbers(rows: Iterable[_Row], stored: Stored) -> dict[str, list[int]]:
    """Vacancy → the number of each of its candidates: what one of that function and place has already, or the next."""
    made = {}
    for row in rows:
        left = {one: number for one, (number, _) in stored.get(row.vacancy, {}).items()}
        taken = set(left.values())
        free = (n for n in range(1, len(taken) + len(row.candidates) + 1) if n not in taken)
        made[row.vacancy] = [left.pop(one) if one in left else next(free) for one in row.candidates]
    return made


def _sheet(found: Recognised, rows: Iterable[_Row], numbers: Mapping[str, list[int]], place: int) -> Recognised:
    """The candidates in this place of their cells as a sheet of nominations, in the rows of the list."""
    dataset, read = DATASETS[NOMINATIONS], pq.read_table(found.sheet.rows, columns=["_row"]).to_pydict()["_row"]
    of = {row.offer.row: row for row in rows if len(row.candidates) > place}
    texts: dict[str, list[str | None]] = {
        name: [] for name in ("vacancy_id", "candidate_number", "municipality", "function", "outcome")
    }
    for number in read:
        row = of.get(number)
        told: tuple[str | None, ...] = (None,) * len(texts)
        if row:
            function, municipality = row.candidates[place]
            told = row.vacancy, str(numbers[row.vacancy][place]), municipality, function, row.outcome
        for cells, text in zip(texts.values(), told, strict=True):
            cells.append(text)
    letters = {name: letter_of(dataset, name) for name in texts}
    path = found.sheet.rows.with_name(f"{found.sheet.rows.stem}-candidates-{place}.parquet")
    columns = {"_row": pa.array(read, pa.int64())}
    columns |= {letters[name]: pa.array(cells, pa.string()) for name, cells in texts.items()}
    pq.write_table(pa.table(columns), path, compression="zstd")
    sheet = replace(found.sheet, rows=path, columns=tuple(letters.values()))
    return replace(
        found, dataset=dataset, sheet=sheet, letters=letters, said={}, only=f'"{letters["vacancy_id"]}" IS NOT NULL'
    )
