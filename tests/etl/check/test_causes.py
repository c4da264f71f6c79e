"""A problem is said once, in plain words: what is wrong, in which row, and what to do; of one cause together.

The words stand with the declaration of the column and the rule; the row is called what people call it.
"""

from __future__ import annotations

import re

import pytest
from base import BASE
from looks import said, upload_page
from tables import load_base, write_tables

from etl import drafts
from etl.check import plain
from etl.check.causes import causes
from etl.check.outcome import Outcome
from etl.check.questions import questions
from etl.cli.outcomes import by_cause
from etl.datasets import DATASETS
from etl.intake.choices import NOTHING
from etl.load import check_file
from etl.workbooks.annotate import marks_of

LIGHTS = """
    Verslagjaar|Dossier|Helft|Stoplicht|Tweede stoplicht | Oorzaak | Gevolg | Bijsturing | Eigenaar | Bijgestuurd op
    2023        | D1      | 1     | oranje    |                  |         | later  | overleg    | bode     | 1-6-2023
    2023        | D1      | 2     | rood      |                  |         | later  | overleg    | bode     | 1-6-2023
    2023        | D2      | 1     | oranje    |                  |         | later  | overleg    | bode     | 1-6-2023
    2023        | D2      | 2     | paars     | rood             | te druk | later  | overleg    | bode     | 1-6-2023
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A store with the small association; nothing is saved in it here."""
    made = tmp_path_factory.mktemp("causes")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("VGG_DATA", str(made / "store"))
        load_base(made)
        yield made


def checked(folder, tables: dict[str, str], name: str = "fout.xlsx") -> Outcome:
    return check_file(write_tables(folder / name, tables))


def test_three_lights_without_a_cause_are_one_problem_and_a_wrong_colour_is_not_two(folder):
    outcome = checked(folder, {"Stoplichten": LIGHTS})
    missing, colour = causes(outcome.problems)
    assert missing.sentence == (
        "De oorzaak ontbreekt bij 3 stoplichten: PHO Cultuur, eerste helft 2023 (regel 2), PHO Cultuur, tweede helft "
        "2023 (regel 3), PHO Sport, eerste helft 2023 (regel 4). Vul de oorzaak in."
    )
    assert missing.lines[0] == (
        "PHO Cultuur, eerste helft 2023: blad ‘Stoplichten’, regel 2, kolom ‘Oorzaak’ (cel F2); gevonden een lege cel, "
        "verwacht: Bij oranje of rood hoort een oorzaak."
    )
    assert colour.sentence == (
        "Het stoplicht ‘paars’ bestaat niet bij PHO Sport, tweede helft 2023 (regel 5). "
        "Kies ‘groen’, ‘oranje’, ‘rood’ of ‘onbekend’."
    )


def test_the_command_line_and_the_workbook_say_the_same_words(folder):
    outcome = checked(folder, {"Stoplichten": LIGHTS})
    lines = [line.strip() for line in by_cause(outcome.problems)]
    assert [line for line in lines if not line.startswith("PHO")] == [c.sentence for c in causes(outcome.problems)]
    marks, rest = marks_of(outcome.problems, outcome.sheets)
    assert marks["Stoplichten"]["F3"] == [
        "De oorzaak ontbreekt. Vul de oorzaak in. "
        "Gevonden een lege cel, verwacht: Bij oranje of rood hoort een oorzaak."
    ]
    assert not rest


def test_the_page_says_the_same_words(folder):
    path = write_tables(folder / "lichten.xlsx", {"Stoplichten": LIGHTS})
    page = said(upload_page(drafts.put(path.read_bytes(), path.name)))
    text = re.sub(r" ([:.])", r"\1", " ".join(page.split()))
    for cause in causes(check_file(path).problems):
        assert cause.sentence in text
    assert "4 problemen in 4 regels" in text


def test_a_name_that_is_not_known_is_one_problem_with_one_suggestion(folder):
    rows = "\n".join(f"{meeting} | Pekelaa | raadslid | 1 | 1" for meeting in ("M1", "M2"))
    [one] = causes(checked(folder, {"Opkomst": f"Overleg|Gemeente|Functie|Uitgenodigd|Aanwezig\n{rows}"}).problems)
    assert one.sentence == (
        "De gemeente ‘Pekelaa’ staat niet op blad ‘Gemeenten’ bij 2 regels: raadslid, Muziek, do 16 feb 2023 "
        "(regel 2), raadslid, Zwembad, do 19 okt 2023 (regel 3). "
        "Typ een gemeente van blad ‘Gemeenten’, of zet ‘Pekelaa’ daar eerst bij. Bedoelt u ‘Pekela’?"
    )


def test_what_must_all_be_filled_in_in_the_same_rows_is_said_once(folder):
    heads = "Verslagjaar | Dossier | Helft | Stoplicht | Oorzaak"
    lights = f"{heads}\n2023 | D1 | 1 | rood | druk\n2023 | D2 | 1 | oranje | tijd"
    [one] = causes(checked(folder, {"Stoplichten": lights}).problems)
    assert one.sentence == (
        "Het gevolg, de bijsturing, de eigenaar en de datum van de bijsturing ontbreken bij 2 stoplichten: "
        "PHO Cultuur, eerste helft 2023 (regel 2), PHO Sport, eerste helft 2023 (regel 3). Vul ze in."
    )
    assert len(one.lines) == 8


def test_a_year_without_dossiers_is_one_cause_and_not_one_for_each_dossier(folder):
    heads = "Verslagjaar | Overleg | Dossier | Onderwerp | Soort | Datum | Stand"
    rows = [f"2026 | X{n} | F{n} | Overleg {n} | pho | {n}-2-2026 | gehouden" for n in range(1, 9)]
    outcome = checked(folder, {"Overleggen": "\n".join([heads, *rows])})
    assert questions(outcome, {}) == [], "een dossier van een ander jaar is geen antwoord"
    [one] = causes(outcome.problems)
    assert one.head == "Er staan nog geen dossiers van 2026 op blad ‘Dossiers’ bij 8 overleggen"
    assert one.names.startswith("Overleg 1, zo 1 feb 2026 (regel 2), Overleg 2, ma 2 feb 2026 (regel 3), ")
    assert one.names.endswith(" en nog 3")
    assert one.to_do == "Lever blad ‘Dossiers’ van 2026 mee, of laad het eerst."


def test_one_wrong_cell_is_one_problem(folder):
    """Eleven amounts instead of twelve are also not the amount of the line; that is the same cell."""
    heads = "Boekjaar | Versie | Regel | Kostensoort | Bedrag | Fasering | Fasering bedragen"
    eleven = "; ".join(["10"] * 11)
    budget = f"{heads}\n2023 | begroting | R1 | Huur | 120 | met de hand | {eleven}"
    kinds = "Kostensoort | Baten of lasten\nHuur | lasten"
    [one] = checked(folder, {"Begroting": budget, "Kostensoorten": kinds}).problems
    assert (one.title, one.instruction, one.subject) == (
        "Er staan geen twaalf bedragen voor ‘met de hand’",
        "Vul twaalf bedragen in, gescheiden door een puntkomma",
        "Huur, begroting 2023, regel R1",
    )


def test_a_dossier_is_called_by_the_name_of_its_year(folder):
    """D1 is another dossier in 2024; a light of a year that cannot be read is of neither."""
    dossiers = "Verslagjaar | Dossier | Naam | Portefeuille\n2024 | D1 | Wonen | Ruimte"
    lights = (
        "Verslagjaar | Dossier | Helft | Stoplicht\n2023 | D1 | 1 | paars\n2024 | D1 | 1 | paars\nx | D1 | 1 | groen"
    )
    portfolios = "Verslagjaar | Portefeuille\n2024 | Ruimte"
    outcome = checked(folder, {"Portefeuilles": portfolios, "Dossiers": dossiers, "Stoplichten": lights})
    assert [(p.column, p.subject) for p in outcome.problems] == [
        ("Stoplicht", "PHO Cultuur, eerste helft 2023"),
        ("Stoplicht", "Wonen, eerste helft 2024"),
        ("Verslagjaar", "D1, eerste helft"),
    ]


def test_a_row_that_is_double_says_what_is_the_same(folder):
    row = "M1 | Pekela | bode | 1 | 1"
    [one] = causes(
        checked(folder, {"Opkomst": f"Overleg|Gemeente|Functie|Uitgenodigd|Aanwezig\n{row}\n{row}"}).problems
    )
    assert one.sentence == (
        "Er is al een regel met hetzelfde overleg, dezelfde gemeente en dezelfde functie bij Pekela, bode, Muziek, "
        "do 16 feb 2023 (regel 3). Haal deze regel weg, of verbeter wat gelijk is."
    )
    assert "deze staat ook op regel 2" in one.lines[0]


def test_rows_that_may_not_go_are_named(folder):
    """A file that is complete for 2023 without M1 and M2: the list of who was there still names M1."""
    meetings = BASE["Overleggen"].strip().splitlines()
    path = write_tables(folder / "overleggen.xlsx", {"Overleggen": "\n".join([meetings[0], meetings[3]])})
    [one] = causes(check_file(path, choices=NOTHING.with_replaces({"meetings": "2023"})).problems)
    assert one.sentence == (
        "Op blad ‘Overleggen’ is een regel weg die blad ‘Opkomst’ nog gebruikt (‘Muziek, M1’). "
        "Zet de regel terug, of kies bij Verschil dat het bestand niet volledig is."
    )


def test_what_is_wrong_with_a_sheet_says_which(folder):
    outcome = checked(folder, {"Dossiers": "Verslagjaar | Dossier | Portefeuille\n2023 | D3 | Sport"})
    [one] = causes(outcome.problems)
    assert one.sentence == (
        "Kolom ‘Naam’ ontbreekt (blad ‘Dossiers’). Voeg de kolom toe, of kies bij Kolommen welke kolom het is."
    )


def test_a_file_with_headings_alone_says_that_nothing_is_in_it(folder):
    (folder / "kop.csv").write_text("Verslagjaar;Dossier;Naam;Portefeuille\n")
    assert check_file(folder / "kop.csv").message == "Er is geen enkele regel gelezen; er verandert niets."


def test_everything_that_is_empty_wrong_or_of_80_letters_is_said_in_plain_words(folder):
    """One row that is right, with each cell in turn empty, an unknown word, and a text of 80 letters."""
    tables = dict(BASE)
    for title, text in BASE.items():
        heads, first = [[cell.strip() for cell in line.split("|")] for line in text.strip().splitlines()[:2]]
        rows = [
            [wrong if n == place else cell for n, cell in enumerate(first)]
            for wrong in ("", "onzinwoord", "x" * 80)
            for place in range(len(heads))
        ]
        tables[title] = "\n".join(" | ".join(cells) for cells in (heads, *rows))
    problems = checked(folder, tables).problems
    assert len(problems) > 60
    for problem in problems:
        assert re.match(r"[A-Z‘]", problem.title)
        assert re.match(r"(Vul|Typ|Kies|Haal|Verbeter|Schrijf|Geef|Lever) ", problem.instruction), problem.instruction
        assert not problem.title.endswith(".")
        assert not problem.instruction.endswith(".")
        assert "past bij de regel" not in problem.sentence


def test_every_declaration_has_its_words():
    """A row has a name, a cell that must be filled in is called something, and a rule says what is wrong."""
    for dataset in DATASETS.values():
        words = {word for part in dataset.subject for word in part.split()}
        assert words & set(dataset.columns), dataset.name
        assert not any(dataset.columns[word].personal for word in words & set(dataset.columns)), dataset.name
        checks = (*dataset.rules, *dataset.guards)
        asked = {*dataset.key, *(c.column for c in checks), *(n for n, c in dataset.columns.items() if c.required)}
        assert [n for n in asked if not dataset.columns[n].named] == [], dataset.name
        for rule in dataset.rules:
            if not rule.broken:
                assert f"{rule.column} IS NOT NULL" in rule.condition or rule.column == "reason_code", rule.sentence
        for rule in checks:
            title, to_do = plain.broken(dataset.columns[rule.column], rule)
            assert title != rule.sentence
            assert not (title + to_do).endswith(".")
            assert bool(rule.broken) == bool(rule.mend)
        assert all(dataset.columns[name].words.split()[0] in ("de", "het") for name in dataset.key), dataset.name
