"""Which sheet is which dataset, on which row its headings stand, and which column is which."""

from __future__ import annotations

from dataclasses import replace

from etl.check import bank_sheet, plain
from etl.check.budget.sheet import KINDS, Budgets
from etl.check.candidates import CANDIDATES, is_candidates, offered
from etl.check.labels import HEADER_WITHIN, about_of, headings_of, labels_of, labels_on, plain_title, top_of
from etl.check.lacking import completed, typed, year_said
from etl.check.layout import Top, Years, examples_of, likely_headings, shape_of, without_year, years_of
from etl.check.made_numbers import Numbers
from etl.check.problem import Checked, Problem, Sheeted
from etl.check.recognised import Recognised
from etl.check.unrecognised import alike_of, by_recipe, gather_unrecognised, unrecognised
from etl.datasets import DATASETS
from etl.intake.answers import recipe_of
from etl.intake.choices import NOT_USED, NOTHING, Choices
from etl.intake.headings import propose
from etl.intake.remembered import layout_of, remembered_headings
from etl.readers.process.document import Document, Sheet
from etl.schema import Dataset
from warehouse import Workbench

ABOUT = "Over dit bestand"
EXPLANATION = "Uitleg"
_NOT_DATA = (ABOUT, EXPLANATION, "Keuzelijsten", "Problemen")
MADE = ("xaf", "camt053", "mt940", "ubl")
"""Kinds of files whose sheets are made by their reader, in the form of the template."""


def recognise(
    document: Document, bench: Workbench, result: Checked, only: Dataset | None, choices: Choices = NOTHING
) -> list[Recognised]:
    """The datasets in a document. Adds to `result` what is not recognised, missing, double or unknown."""
    headings = headings_of(bench)
    found, doubts = list[Recognised](), list[tuple[str, str]]()
    known, numbers = sorted({key for names in headings.values() for key in names}), Numbers()
    ready: list[Recognised] = []
    budgets = Budgets(bench, document.file, result, choices)
    for sheet in document.sheets:
        [title] = labels_of(bench, [plain_title(sheet.name)])
        if title in labels_of(bench, list(_NOT_DATA)) and document.kind != "csv":
            if title == labels_of(bench, [ABOUT])[0]:
                result.about |= about_of(bench, sheet)
            continue
        if sheet.hidden:
            result.notes.append(f"Blad ‘{sheet.name}’ is verborgen en is daarom niet gelezen.")
            continue
        if not sheet.row_count:
            result.notes.append(f"Blad ‘{sheet.name}’ is leeg.")
            continue
        top = top_of(bench, sheet)
        kind = choices.kinds.get(sheet.name)
        if kind == NOT_USED:
            result.notes.append(f"Blad ‘{sheet.name}’ is niet gelezen: zo is gekozen.")
            result.sheets.append(Sheeted(sheet.name, NOT_USED))
            continue
        named, headed = _by_title(bench, title), _by_headings(top, headings)
        is_other = only or headed or (named and named.name not in KINDS) or document.kind in MADE
        if (kind in KINDS or not (kind or is_other)) and (parts := budgets.read(sheet)) is not None:
            ready += parts
            continue
        dataset = (DATASETS.get(kind) if kind else only) or named or headed
        dataset, choices = by_recipe(top, sheet.name, document.file, dataset, choices)
        dataset = dataset or bank_sheet.remembered(top, headings[bank_sheet.NAME], result.notes)
        if dataset is None:
            titles = {label: d.title for d in DATASETS.values() for label in labels_of(bench, [d.title, *d.also])}
            unrecognised(bench, sheet, title, titles, top, result)
            result.sheets.append(Sheeted(sheet.name, NOT_USED, alike=alike_of(top, headings)))
            continue
        every = _by_year(*_columns(bench, dataset, sheet, top, headings[dataset.name], document, result, choices))
        every = _shaped(every, bench, document, result, known)
        fixed = choices.fixed.get(sheet.name, {})
        every = [completed(one, fixed, bench, result.notes, numbers) for one in every]
        found += [bank_sheet.with_made(one, document, bench, result.notes, doubts) for one in every]
        found += _candidates(every, bench, result, choices)
    gather_unrecognised(result, bool(found or ready))
    return [*found, *ready]


def _candidates(every: list[Recognised], bench: Workbench, result: Checked, choices: Choices) -> list[Recognised]:
    """The candidates of the vacancies on a sheet that are stored too; those offered stand with the sheet."""
    said = next((one for one in result.sheets[-1].headings if one.how == CANDIDATES), None)
    if said is None or not every:
        return []
    made, offers = offered(every[0], said.letter, said.text, choices, bench, result.notes)
    result.sheets[-1] = replace(result.sheets[-1], offers=offers)
    return made


def _by_year(found: Recognised | None, years: Years) -> list[Recognised]:
    """What was found on a sheet, once for each year in its headings."""
    if found is None or not years.letters or found.dataset.year_column is None:
        return [found] if found else []
    own = {found.dataset.year_column: ""}
    return [
        replace(found, letters={**found.letters, **columns, **own}, said=dict.fromkeys(own, year), only=years.has(year))
        for year, columns in years.letters.items()
    ]


def _shaped(
    of_sheet: list[Recognised], bench: Workbench, document: Document, result: Checked, known: list[str]
) -> list[Recognised]:
    """With what is no data under its headings; a second table on the sheet is a problem, and is not read.

    A sheet that our own reader made has nothing but its headings and its rows.
    """
    if document.kind in MADE or not of_sheet:
        return of_sheet
    found = of_sheet[0]
    letters = {name: letter for name, letter in found.letters.items() if letter}
    own = {label for label in labels_on(bench, found.sheet, found.header_row) if label}
    shape = shape_of(bench, found.sheet, found.dataset, found.header_row, letters, known, own)
    result.notes += shape.notes(found.sheet.name)
    if shape.second_table is not None:
        result.problems.append(
            Problem(
                document.file,
                found.sheet.name,
                shape.second_table,
                "",
                "het begin van een tweede tabel",
                "één tabel per blad; zet deze tabel op een eigen blad",
                *plain.SECOND_TABLE,
                is_cell_text=False,
            )
        )
    return [replace(one, shape=shape) for one in of_sheet]


def _by_title(bench: Workbench, title: str) -> Dataset | None:
    known = ((d, labels_of(bench, [d.title, d.name, *d.also])) for d in DATASETS.values())
    return next((dataset for dataset, labels in known if title in labels), None)


def _by_headings(top: Top, headings: dict[str, dict[str, str]]) -> Dataset | None:
    """The one dataset whose key columns and most other headings stand together on one row; else None."""
    scores: list[tuple[float, str]] = []
    for _, cells in top:
        keys = {key for _, key in cells.values()}
        for name, names in headings.items():
            hits = {names[key] for key in keys if key in names}
            wanted = {c for c, column in DATASETS[name].columns.items() if column.required}
            if wanted <= hits and len(hits) >= 0.6 * len(keys):
                scores.append((len(hits) / len(keys) + len(wanted) / 100, name))
    scores.sort(reverse=True)
    if not scores or (len(scores) > 1 and scores[0][0] == scores[1][0] and scores[0][1] != scores[1][1]):
        return None
    return DATASETS[scores[0][1]]


def _columns(
    bench: Workbench,
    dataset: Dataset,
    sheet: Sheet,
    top: Top,
    names: dict[str, str],
    document: Document,
    result: Checked,
    choices: Choices,
) -> tuple[Recognised | None, Years]:
    """Match the headings, and the years in them; None (with a problem) where no row of headings is found."""

    def problem(row: int, column: str, found: str, wanted: str, said: plain.Said) -> None:
        result.problems.append(
            Problem(document.file, sheet.name, row, column, found, wanted, *said, is_cell_text=False)
        )

    known = {*names, *choices.headings.get(sheet.name, {})}
    remembered = remembered_headings(dataset.name)
    layouts = {number: layout_of(text for text, _ in cells.values()) for number, cells in top}
    scored = [
        (
            recipe_of(layouts[number], dataset.name) is not None,
            sum(
                key in known or without_year(key) in known or text in known or text in remembered
                for text, key in cells.values()
            ),
            -number,
        )
        for number, cells in top
    ]
    _, hits, negative = max(scored, default=(False, 0, 0))
    # Somebody says what this is: then headings of which none is known can be asked.
    likely = likely_headings(top) if not hits and sheet.name in choices.kinds else None
    if not hits and likely is None:
        wanted = ", ".join(f"‘{c.heading}’" for c in dataset.columns.values() if c.required)
        problem(
            0,
            "",
            "geen regel met kolomkoppen",
            f"de koppen {wanted} binnen de eerste {HEADER_WITHIN} regels",
            plain.NO_HEADINGS,
        )
        return None, Years()
    header_row = -negative if likely is None else likely
    letters: dict[str, str] = {}
    usable = True
    layout = layouts[header_row]
    recipe, remembered = recipe_of(layout, dataset.name), remembered_headings(dataset.name, layout)
    if recipe is not None:
        result.notes.append(f"Blad ‘{sheet.name}’ is gelezen met recept ‘{recipe.name}’, als {dataset.title}.")
    heads, answered = dict(top)[header_row], choices.headings.get(sheet.name, {})
    years = years_of(dataset, heads, names, {**remembered, **answered})
    if years.letters:
        told = years.sentence({letter: text for letter, (text, _) in heads.items()}, dataset)
        result.notes.append(f"Blad ‘{sheet.name}’: {told}")
    proposed = propose(bench, dataset, heads, names, answered, remembered, years.columns)
    proposed = [replace(one, examples=examples_of(top, header_row, one.letter)) for one in proposed]
    proposed = [
        replace(one, column=NOT_USED, how=CANDIDATES, options=(), examples=())
        if one.how in ("onbekend", "vraag") and is_candidates(dataset.name, heads[one.letter][1])
        else one
        for one in proposed
    ]
    lacks = bank_sheet.may_lack(dataset.name, [one.text for one in proposed])
    filled = typed(dataset, sheet.name, choices.corrections)
    fixed = {*choices.fixed.get(sheet.name, {}), *filled}
    needed = [name for name, column in dataset.columns.items() if column.required or name in dataset.key]
    there = {one.column for one in proposed} | lacks | fixed
    above = [text for number, cells in top if number < header_row for text, _ in cells.values()]
    year = year_said([" ".join(above), sheet.name, document.file])
    missing = tuple(name for name in needed if proposed and name not in there)
    name_of = recipe.name if recipe else ""
    result.sheets.append(
        Sheeted(sheet.name, dataset.name, header_row, tuple(proposed), missing, year, (), layout, name_of)
    )
    for one in proposed:
        letter, name = one.letter, one.column
        where = f"Blad ‘{sheet.name}’: kolom ‘{one.text}’ ({letter})"
        meant = f"‘{dataset.columns[name].heading}’" if name else ""
        if one.how == "jaar":
            continue
        if one.how == "vraag":
            options = " of ".join(f"‘{dataset.columns[o].heading}’" for o in one.options)
            result.notes.append(f"{where} is niet gelezen. Is dit {options}? Kies het bij Kolommen.")
        elif one.how == CANDIDATES:
            result.notes.append(f"{where}: kandidaten met functie en gemeente worden aangeboden als voordracht.")
        elif name == NOT_USED:
            why = "is niet bekend en is niet gelezen" if one.how == "onbekend" else "is niet gelezen: zo is gekozen"
            result.notes.append(f"{where} {why}.")
        elif name in letters:
            heading = dataset.columns[name].heading
            problem(
                header_row,
                heading,
                f"‘{one.text}’ in kolom {letters[name]} en in kolom {letter}",
                f"de kolom ‘{heading}’ één keer",
                plain.column_twice(heading),
            )
            usable = False
        else:
            letters[name] = letter
            if one.how == "lijkt op":
                result.notes.append(f"{where} is gelezen als {meant}, want die lijkt daar sterk op.")
            elif one.how == "onthouden":
                result.notes.append(f"{where} is gelezen als {meant}: dat is eerder zo gekozen.")
    letters |= {name: letter for name, letter in filled.items() if name not in letters}
    made = {*years.columns.values(), *lacks, *fixed, dataset.year_column if years.letters else None}
    for name in needed:
        column = dataset.columns[name]
        if name not in letters and name not in made:
            asked = [f"‘{one.text}’" for one in proposed if name in one.options]
            hint = f"; misschien is het {' of '.join(asked)} (kies het bij Kolommen)" if asked else ""
            wanted = f"een kolom ‘{column.heading}’{hint}"
            problem(header_row, column.heading, "de kolom ontbreekt", wanted, plain.no_column(column.heading))
            usable = False
    return Recognised(dataset, sheet, header_row, letters, usable, layout=layout), years
