"""Every kind of fault in a staff workbook gets its sentence with the right cell, all at once, and nothing is saved."""

import json
import re

import pytest
from base import BASE
from tables import load_base, load_tables, write_tables

import warehouse
from etl.__main__ import main
from etl.cli.outcomes import problem_as_json
from etl.load import check_file, load


def faults(folder, tables, **how):
    outcome = check_file(write_tables(folder / "fout.xlsx", tables, **how))
    return [(p.sheet, p.row, p.column, p.found, p.suggestion) for p in outcome.problems]


FAULTS = [
    ("onbekende gemeente", "Opkomst", "Pekela ", "Pekelaa", ("Opkomst", 2, "Gemeente", "Pekelaa", "Pekela")),
    ("onmogelijke datum", "Overleggen", "19-10-2023", "31-02-2023", ("Overleggen", 3, "Datum", "31-02-2023", "")),
    ("tekst in een getal", "Opkomst", "| 1           | 1", "| veel | 1", ("Opkomst", 2, "Uitgenodigd", "veel", "")),
    ("onbekend dossier", "Overleggen", "D1; D2", "D1; D9", ("Overleggen", 3, "Dossier", "D9", "")),
    ("meer aanwezig dan genodigd", "Opkomst", "| 2           | 0", "| 2 | 3", ("Opkomst", 3, "Aanwezig", "3", "")),
    ("dubbele sleutel", "Dossiers", "| D2 ", "| D1 ", ("Dossiers", 3, "Dossier", "2023 · D1", "")),
    ("waarde niet in de lijst", "Overleggen", "gehouden  ", "voorbij  ", ("Overleggen", 2, "Stand", "voorbij", "")),
    ("lege verplichte cel", "Dossiers", "PHO Sport ", " ", ("Dossiers", 3, "Naam", "een lege cel", "")),
    ("reden ontbreekt", "Overleggen", "| weer", "|", ("Overleggen", 4, "Reden", "een lege cel", "")),
    ("foutwaarde van Excel", "Gemeenten", "12236", "#N/B", ("Gemeenten", 3, "Inwoners", "#N/B", "")),
]


@pytest.mark.parametrize(("sheet", "was", "becomes", "wanted"), [f[1:] for f in FAULTS], ids=[f[0] for f in FAULTS])
def test_one_fault_is_named_in_its_cell(store, sheet, was, becomes, wanted):
    assert was in BASE[sheet]
    found = faults(store, BASE | {sheet: BASE[sheet].replace(was, becomes, 1)})
    assert wanted in found
    # One fault is one problem; a double dossier also takes away the one that others refer to.
    assert len([f for f in found if f[0] == sheet]) == 1


def test_an_empty_cell_says_what_belongs_there_and_one_fault_is_told_once(store):
    meetings = BASE["Overleggen"].replace("weer", "weeer")
    assert meetings != BASE["Overleggen"]
    tables = BASE | {"Overleggen": meetings, "Dossiers": BASE["Dossiers"].replace("PHO Sport ", " ")}
    outcome = check_file(write_tables(store / "fout.xlsx", tables))
    assert [(p.column, p.found) for p in outcome.problems if p.sheet == "Overleggen"] == [("Reden", "weeer")]
    [empty] = [p for p in outcome.problems if p.sheet == "Dossiers"]
    assert re.fullmatch(r"iets ingevuld \([a-z].+[^.]\)", empty.wanted)


def test_a_code_with_another_number_is_no_suggestion(store):
    meetings = BASE["Overleggen"].replace("D1; D2", "D1; D12")
    assert meetings != BASE["Overleggen"]
    assert faults(store, BASE | {"Overleggen": meetings}) == [("Overleggen", 3, "Dossier", "D12", "")]


def test_missing_column_is_named_once(store):
    tables = BASE | {"Dossiers": "Verslagjaar | Dossier | Naam\n2023 | D1 | PHO Cultuur\n2023 | D2 | PHO Sport"}
    assert faults(store, tables) == [("Dossiers", 1, "Portefeuille", "de kolom ontbreekt", "")]


def test_missing_sheet_is_named_once_per_column_that_needs_it(store):
    tables = {name: text for name, text in BASE.items() if name != "Dossiers"}
    assert faults(store, tables) == [("Overleggen", 0, "Dossier", "geen blad ‘Dossiers’", "")]


def test_unknown_sheet_gets_the_nearest_title(store):
    tables = BASE | {"Stoplichtjes": "Iets | Anders\n1 | 2"}
    assert [f[0::4] for f in faults(store, tables)] == [("Stoplichtjes", "Stoplichten")]


def test_unknown_column_is_named_and_the_rest_is_read(store):
    tables = BASE | {"Gemeenten": BASE["Gemeenten"].replace("Ook bekend als", "Wapen")}
    outcome = check_file(write_tables(store / "a.xlsx", tables))
    assert not outcome.problems
    assert [n for n in outcome.notes if "‘Wapen’" in n and "niet gelezen" in n]


def test_all_faults_at_once_exit_1_and_nothing_saved(store, capsys):
    load_base(store)
    before = (warehouse.root() / "ledger.jsonl").read_text(), warehouse.current()
    tables = dict(BASE)
    for _, sheet, was, becomes, _ in FAULTS:
        tables[sheet] = tables[sheet].replace(was, becomes, 1)
    path = write_tables(store / "fout.xlsx", tables)
    assert main(["load", str(path), "--json"]) == 1
    said = json.loads(capsys.readouterr().out)
    assert said["batch"] is None
    assert len(said["problems"]) >= len(FAULTS)
    keys = {"file", "sheet", "row", "column", "found", "wanted", "suggestion", "title", "instruction", "subject"}
    assert all(set(p) == keys for p in said["problems"])
    assert before == ((warehouse.root() / "ledger.jsonl").read_text(), warehouse.current())
    assert [p.name for p in (warehouse.root() / "originals").iterdir()] == [
        load_sha for load_sha in [json.loads(before[0].splitlines()[0])["sha256"]]
    ]


def test_good_rows_saves_the_rest_and_says_so(store):
    tables = BASE | {"Opkomst": BASE["Opkomst"].replace("| 2           | 0", "| 2 | 3")}
    outcome = load(write_tables(store / "a.xlsx", tables), good_rows=True)
    assert outcome.batch == "B0001"
    assert "1 probleem is" in outcome.message
    with warehouse.reader() as reader:
        assert reader.rows("SELECT municipality FROM attendance ORDER BY 1") == [("Pekela",), ("Veendam",)]


DATES = [
    ("16 feb", "2023-02-16", "dag"),
    ("23 maa", "2023-03-23", "dag"),
    ("30 maar", "2023-03-30", "dag"),
    ("7/11", "2023-11-07", "dag"),
    ("8 maart;", "2023-03-08", "dag"),
    ("11 mei 2023 ", "2023-05-11", "dag"),
    ("do 19 okt 2023", "2023-10-19", "dag"),
    ("19/9", "2023-09-19", "dag"),
    ("23 November", "2023-11-23", "dag"),
    ("2 juni 23", "2023-06-02", "dag"),
    ("1-1-2024", "2024-01-01", "dag"),
    ("20230511", "2023-05-11", "dag"),
    ("20231305", None, None),
    ("Najaar 2023", "2023-09-01", "seizoen"),
    ("voorjaar", "2023-03-01", "seizoen"),
    ("in mei", "2023-05-01", "maand"),
    ("Oktober", "2023-10-01", "maand"),
    ("m.i.v. 2024", "2024-01-01", "jaar"),
    ("zomer 2023", "2023-06-01", "seizoen"),
    ("eerste kwartaal 2023", "2023-01-01", "kwartaal"),
    ("Oktober – december", "2023-10-01", "kwartaal"),
    ("eerste helft", "2023-01-01", "half"),
    ("31 feb", None, None),
    ("0-1-2023", None, None),
    ("3", None, None),
    ("binnenkort", None, None),
    ("29-2-2023", None, None),
    ("29-2-2024", "2024-02-29", "dag"),
]


def meetings_on(dates):
    """The base with a meeting for each of these dates, from M1 on."""
    lines = [f"2023 | M{n} | D1 | Muziek | pho | 1 | {typed} | gehouden |" for n, typed in enumerate(dates, start=1)]
    return BASE | {
        "Overleggen": "\n".join([BASE["Overleggen"].strip().splitlines()[0], *lines]),
        "Opkomst": "\n".join(BASE["Opkomst"].strip().splitlines()[:2]),
    }


def test_names_and_codes_of_a_municipality_are_one(store):
    """Each at a meeting of its own, all in one file."""
    spellings = ("Het Hogeland", "gemeente Hoogeland", "GM1966", "1966", "HET HOGELAND", "Gem. Het Hogeland")
    lines = [f"M{n} | {spelling} | wethouder | 1 | 1" for n, spelling in enumerate(spellings, start=1)]
    head = BASE["Opkomst"].strip().splitlines()[0]
    load_tables(store, meetings_on(["16 feb"] * len(spellings)) | {"Opkomst": "\n".join([head, *lines])})
    with warehouse.reader() as reader:
        assert reader.rows("SELECT municipality FROM attendance") == [("Het Hogeland",)] * len(spellings)


def test_dates_as_people_type_them(store):
    """Each in a meeting of its own, all in one file."""
    good = [date for date in DATES if date[1]]
    load_tables(store, meetings_on([typed for typed, _, _ in good]))
    with warehouse.reader() as reader:
        found = reader.rows("SELECT meeting_date::VARCHAR, meeting_date_precision FROM meetings ORDER BY _row")
    assert dict(zip([typed for typed, _, _ in good], found, strict=True)) == {
        typed: (day, precision) for typed, day, precision in good
    }


def test_what_is_no_date_is_named_and_not_read_as_another(store):
    bad = [typed for typed, day, _ in DATES if day is None]
    problems = load(write_tables(store / "a.xlsx", meetings_on(bad))).problems
    assert [(p.row, p.column, p.found) for p in problems if p.sheet == "Overleggen"] == [
        (row, "Datum", typed) for row, typed in enumerate(bad, start=2)
    ]


AMOUNTS = [
    ("1.234,56", "1234.56"),
    ("1234,5", "1234.50"),
    ("€ 1.234,-", "1234.00"),
    ("(1.234)", "-1234.00"),
    ("1.234-", "-1234.00"),
    ("−12", "-12.00"),
    ("12.50", "12.50"),
    ("1.234.567,89", "1234567.89"),
    ("0", "0.00"),
    ("(€ 1.234)", "-1234.00"),
    ("1.234,5 €", "1234.50"),
    ("1,234.56", None),
    ("12,345", None),
    ("twaalf", None),
    ("1 2x", None),
    ("1.23.4", None),
    ("0.500", None),
    ("12,5%", None),
    ("(5", None),
    ("-(5)", None),
    ("€", None),
]


def budget_of(amounts):
    """A budget with a line for each of these amounts, from 1 on."""
    lines = [f"2024 | begroting | {n} | Huisvesting | {typed}" for n, typed in enumerate(amounts, start=1)]
    return {
        "Kostensoorten": "Kostensoort | Baten of lasten\nHuisvesting | lasten",
        "Begroting": "\n".join(["Boekjaar | Versie | Regel | Kostensoort | Bedrag", *lines]),
    }


def test_amounts_as_people_type_them(store):
    """Each in a line of its own, all in one file."""
    good = [one for one in AMOUNTS if one[1]]
    load_tables(store, budget_of([typed for typed, _ in good]))
    with warehouse.reader() as reader:
        found = [str(amount) for (amount,) in reader.rows("SELECT amount FROM budget_lines ORDER BY _row")]
    assert dict(zip([typed for typed, _ in good], found, strict=True)) == dict(good)


def test_what_is_no_amount_is_named_and_not_read_as_another(store):
    bad = [typed for typed, amount in AMOUNTS if amount is None]
    problems = load(write_tables(store / "a.xlsx", budget_of(bad))).problems
    assert [(p.row, p.column, p.found) for p in problems] == [
        (row, "Bedrag", typed) for row, typed in enumerate(bad, start=2)
    ]


def test_sentence_says_file_sheet_row_column_found_and_wanted(store):
    tables = BASE | {"Opkomst": BASE["Opkomst"].replace("Pekela ", "Pekelaa")}
    [problem] = check_file(write_tables(store / "fout.xlsx", tables)).problems
    assert problem.sentence == (
        "De gemeente ‘Pekelaa’ staat niet op blad ‘Gemeenten’ bij wethouder, Muziek, do 16 feb 2023. "
        "Typ een gemeente van blad ‘Gemeenten’, of zet ‘Pekelaa’ daar eerst bij. Bedoelt u ‘Pekela’? "
        "fout.xlsx, blad ‘Opkomst’, regel 2, kolom ‘Gemeente’ (cel B2): gevonden ‘Pekelaa’, "
        "verwacht: een gemeente van blad ‘Gemeenten’."
    )
    assert problem_as_json(problem)["row"] == 2


KINDS = {
    "onbekende gemeente": "naam die niet bekend is",
    "onmogelijke datum": "geen datum of periode",
    "tekst in een getal": "geen geheel getal",
    "onbekend dossier": "naam die niet bekend is",
    "meer aanwezig dan genodigd": "past niet bij een afspraak",
    "dubbele sleutel": "regel die dubbel is",
    "waarde niet in de lijst": "woord dat niet in de lijst staat",
    "lege verplichte cel": "cel die niet leeg mag zijn",
    "reden ontbreekt": "past niet bij een afspraak",
    "foutwaarde van Excel": "fout van Excel in de cel",
}


def test_the_kind_of_a_problem_says_what_it_is(store):
    assert set(KINDS) == {fault[0] for fault in FAULTS}
    tables = dict(BASE)
    for _, sheet, was, becomes, _ in FAULTS:
        tables[sheet] = tables[sheet].replace(was, becomes, 1)
    problems = check_file(write_tables(store / "fout.xlsx", tables)).problems
    for name, _, _, _, place in FAULTS:
        assert KINDS[name] in [p.kind for p in problems if (p.sheet, p.row, p.column, p.found) == place[:4]], name


@pytest.mark.parametrize(
    ("cell", "says"),
    [("#N/B", "een fout van Excel"), ("#VERW!", "een fout van Excel"), ("#FORMULE!", "open het bestand in Excel")],
)
def test_an_error_of_excel_is_no_text(store, cell, says):
    tables = BASE | {"Dossiers": BASE["Dossiers"].replace("PHO Sport ", cell)}
    [problem] = check_file(write_tables(store / "fout.xlsx", tables)).problems
    assert (problem.cell, problem.column, problem.found) == ("C3", "Naam", cell)
    assert says in problem.wanted


def test_a_month_has_its_number_its_name_or_its_short_name(store):
    written = ("2", "maart", "mrt", "Nov", "sept", "13", "lente")
    lines = [f"2023 | {month} | D1 | adviseur {n} | 1" for n, month in enumerate(written)]
    tables = BASE | {"Uren": "\n".join(["Verslagjaar | Maand | Dossier | Functie | Uren", *lines])}
    outcome = check_file(write_tables(store / "uren.xlsx", tables))
    assert [(p.row, p.found, p.wanted) for p in outcome.problems] == [
        (7, "13", "een getal van 1 tot en met 12"),
        (8, "lente", "een getal van 1 tot en met 12"),
    ]
