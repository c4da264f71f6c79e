"""The 2023 workbook holds what the annual report holds: no more, no less, and nothing made up."""

import io
import re
import zipfile
from collections import Counter
from datetime import datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook

from data import make_2023
from etl.datasets import DATASETS
from etl.schema import WHEN

PEOPLE_OF_THE_BUREAU = {
    "Secretaris",
    "Strategisch adviseur",
    "Bestuurs- en projectmedewerker",
    "Adviseur inclusief beleid",
    "VGG-bureau",
}
COLOURS = {"groen", "oranje", "rood"}


def cells(content: bytes) -> dict[str, list[tuple]]:
    book = load_workbook(io.BytesIO(content))
    return {sheet.title: list(sheet.iter_rows(values_only=True)) for sheet in book.worksheets}


@pytest.fixture(scope="module")
def sheets() -> dict[str, list[tuple]]:
    return cells(make_2023.WORKBOOK.read_bytes())


@pytest.fixture(scope="module")
def data(sheets) -> dict[str, list[dict]]:
    """Dataset name → rows as declared column → cell."""
    result = {}
    for name, dataset in DATASETS.items():
        if dataset.title in sheets:
            header, *rows = sheets[dataset.title]
            assert header == tuple(column.heading for column in dataset.columns.values()), dataset.title
            result[name] = [dict(zip(dataset.columns, row, strict=True)) for row in rows]
    return result


def many(cell: str | None) -> list[str]:
    return [part.strip() for part in (cell or "").split(";") if part.strip()]


def test_the_workbook_is_what_the_script_makes():
    """Compared member by member: only the packing may differ between machines."""
    made, kept = (
        zipfile.ZipFile(io.BytesIO(content)) for content in (make_2023.content(), make_2023.WORKBOOK.read_bytes())
    )
    assert made.namelist() == kept.namelist()
    for name in made.namelist():
        assert made.read(name) == kept.read(name), name


def test_two_runs_give_the_same_bytes():
    assert make_2023.content() == make_2023.content()


def test_first_sheet_says_what_the_file_is(sheets):
    assert next(iter(sheets)) == "Over dit bestand"
    about = dict(sheets["Over dit bestand"])
    assert about["Soort"] == "feitelijk"
    assert about["Verslagjaar"] == 2023
    assert about["Gegevens tot en met"] == "31-12-2023"
    assert "21 maart 2024" in about["Bron"]


def test_rows_per_dataset(data):
    assert {name: len(rows) for name, rows in data.items()} == {
        "municipalities": 10,
        "portfolios": 14,
        "dossiers": 34,
        "targets": 101,
        "lights": 67,
        "meetings": 83,
        "meeting_counts": 38,
        "agreements": 17,
        "handovers": 20,
        "officials": 13,
        "bodies": 14,
        "seats": 16,
        "vacancies": 4,
        "vng_exchange": 6,
        "capacity": 9,
        "notes": 48,
        "school_holidays": 12,
        "events": 6,
    }


def test_keys_are_unique_and_each_row_has_its_place(data):
    for name, rows in data.items():
        keys = Counter(tuple(row[column] for column in DATASETS[name].key) for row in rows)
        assert [key for key, times in keys.items() if times > 1] == [], name
        for row in rows:
            assert re.search(
                r"Jaarverslag VGG 2023, (r\. \d|hele)|vng\.nl|CBS|rijksoverheid\.nl", row["source_place"]
            ), (name, row)


def test_required_cells_values_and_references(data):
    """What the check of the road would say too, told here without it."""
    known = {}
    for name, rows in data.items():
        dataset = DATASETS[name]
        names = {str(row[dataset.reference]) for row in rows}
        for also in dataset.known_as:
            names |= {part for row in rows for part in many(row[also])}
        known[name] = names
    for name, rows in data.items():
        for column_name, column in DATASETS[name].columns.items():
            for row in rows:
                value = row[column_name]
                if column.required:
                    assert value is not None, (name, column_name, row)
                if value is None:
                    continue
                parts = many(value) if column.many else [str(value)]
                if column.values:
                    assert set(parts) <= set(column.values), (name, column_name, value)
                if column.refers_to:
                    assert set(parts) <= known[column.refers_to], (name, column_name, value)


def test_lights_have_marks_but_no_colour(data):
    marks = Counter(sum(row[c] is not None for c in ("light_1", "light_2")) for row in data["lights"])
    assert marks == {1: 31, 2: 4, 0: 32}
    assert {row[c] for row in data["lights"] for c in ("light_1", "light_2")} == {None, "onbekend"}
    assert {(r["dossier_id"], r["half"]) for r in data["lights"] if r["light_2"]} == {
        ("D03", 1),
        ("D03", 2),
        ("D08", 2),
        ("D25", 1),
    }
    assert all(row["meaning"] == ("onbekend" if row["light_2"] else None) for row in data["lights"])
    missing = {(f"D{n:02d}", half) for n in range(1, 35) for half in (1, 2)} - {
        (row["dossier_id"], row["half"]) for row in data["lights"]
    }
    assert missing == {("D30", 1)}
    assert not [row for row in data["lights"] if COLOURS & set(re.findall(r"\w+", (row["explanation"] or "").lower()))]


def test_meetings_by_kind_and_state(data):
    meetings = data["meetings"]
    phos = [m for m in meetings if m["kind"] == "pho"]
    assert Counter(m["state"] for m in phos) == {"gehouden": 13, "geannuleerd": 3}
    assert Counter(m["state"] for m in meetings) == {"gehouden": 76, "geannuleerd": 3, "uitgesteld": 1, "gepland": 3}
    held = [m for m in phos if m["state"] == "gehouden"]
    assert Counter(d for m in held for d in many(m["dossier_ids"])) == {
        "D10": 2,
        "D11": 1,
        "D12": 1,
        "D13": 1,
        "D14": 3,
        "D15": 2,
        "D16": 3,
        "D18": 1,
    }
    assert {m["meeting_id"]: m["reason_code"] for m in meetings if m["state"] in ("geannuleerd", "uitgesteld")} == {
        "2023-U01": "te veel afwezigen",
        "2023-E040": "anders",
        "2023-E052": "te weinig onderwerpen",
        "2023-E062": "gasten zeggen af",
    }


def test_an_event_under_two_dossiers_is_one_meeting(data):
    twice = {m["meeting_id"]: many(m["dossier_ids"]) for m in data["meetings"] if len(many(m["dossier_ids"])) > 1}
    assert twice == {
        "2023-E031": ["D11", "D13"],
        "2023-E037": ["D14", "D15"],
        "2023-E066": ["D01", "D02"],
        "2023-E068": ["D08", "D27"],
        "2023-E072": ["D14", "D21"],
    }
    assert Counter(m["meeting_date"] for m in data["meetings"])[datetime(2023, 6, 29)] == 1  # noqa: DTZ001


def test_dates_are_real_days_except_may(data):
    assert {m["meeting_id"]: m["meeting_date"] for m in data["meetings"] if isinstance(m["meeting_date"], str)} == {
        "2023-U01": "mei 2023"
    }
    days = {m["meeting_date"] for m in data["meetings"] if isinstance(m["meeting_date"], datetime)}
    # 61 distinct days: the report's own count.
    assert len(days) == 61
    assert [d.day for d in days if d.weekday() >= 5] == [20]


def test_june_stands_in_the_second_half_of_the_report(data):
    june = [m for m in data["meetings"] if str(m["meeting_date"]).startswith("2023-06")]
    # Two of the report's thirteen rows are one meeting.
    assert sum(m["half"] == 2 for m in june) == 12
    assert [m["meeting_id"] for m in june if m["half"] == 1] == ["2023-E022"]


def test_collegebreed_only_where_stated_and_soft_attendance(data):
    assert [m["meeting_id"] for m in data["meetings"] if m["is_collegebreed"]] == ["2023-E048", "2023-E058"]
    assert [(c["count_id"], c["number"]) for c in data["meeting_counts"] if c["is_collegebreed"]] == [("2023-U02", 2)]
    assert {m["meeting_id"]: (m["headcount"], m["headcount_quality"]) for m in data["meetings"] if m["headcount"]} == {
        "2023-E004": (35, "geschat"),
        "2023-E021": (40, "geschat"),
    }
    assert "attendance" not in data


def test_counts_without_dates_give_six_phos(data):
    counted = [c for c in data["meeting_counts"] if c["kind"] == "pho" and c["state"] == "gehouden"]
    assert sum(c["number"] - c["dated_elsewhere"] for c in counted) == 6
    assert {c["dossier_ids"]: c["is_minimum"] for c in counted} == {"D14": None, "D15": "ja", "D18": None}
    [contradiction] = [c for c in data["meeting_counts"] if c["dossier_ids"] == "D16" and c["kind"] == "ambtelijk"]
    assert (contradiction["number"], contradiction["dated_elsewhere"]) == (4, 3)


def test_seats(data):
    temporary = {body["body_code"] for body in data["bodies"] if body["is_temporary"] == "ja"}
    standing = [seat for seat in data["seats"] if seat["body_code"] not in temporary]
    assert len(temporary) == 2
    assert Counter(seat["state"] for seat in standing) == {"bezet": 10, "vacant": 3}
    assert Counter(seat["municipality"] for seat in standing if seat["municipality"]) == {
        "Groningen": 4,
        "Westerkwartier": 3,
        "Het Hogeland": 2,
        "Midden-Groningen": 1,
    }
    assert Counter(seat["function"] for seat in standing if seat["function"]) == {
        "wethouder": 6,
        "raadslid": 3,
        "burgemeester": 1,
    }
    assert {seat["body_code"] for seat in standing if seat["state"] == "vacant"} == {"EU&I", "IS", "CVD"}
    linked = {code for dossier in data["dossiers"] for code in many(dossier["body_codes"])}
    assert not linked & {"EU&I", "IS", "CVD", "CVA"}


def test_capacity_is_136_fixed_hours(data):
    fixed = [row for row in data["capacity"] if row["hours_per_week"]]
    assert sum(row["hours_per_week"] for row in fixed) == 136
    assert sum(row["people"] for row in fixed) == 4


def test_targets_with_a_number(data):
    numbers = {(t["dossier_id"], t["target_value"], t["realised_value"]) for t in data["targets"] if t["target_value"]}
    assert numbers == {
        ("D05", 4, 1),
        ("D05", 4, None),
        ("D05", 2, None),
        ("D09", 3, 4),
        ("D17", 1, 0),
        ("D18", 3, 3),
        ("D20", 1, 1),
        ("D21", 4, 1),
        ("D22", 3, 2),
        ("D23", 2, 1),
        ("D24", 2, 1),
        ("D25", 3, None),
        ("D28", 3, 2),
        ("D30", 4, None),
        ("D31", 6, 3),
    }


def test_agreements_are_the_twelve_conclusions_and_the_decisions(data):
    assert Counter(a["kind"] for a in data["agreements"]) == {"conclusie": 12, "besluit": 5}
    assert {a["state"] for a in data["agreements"] if a["kind"] == "conclusie"} == {"onbekend"}
    assert not [a for a in data["agreements"] if a["due_date"]]


def test_the_bureau_is_there_by_function_only(data):
    """Names stand only in the columns declared for public office holders."""
    assert {role for d in data["dossiers"] for role in many(d["executor_roles"])} == PEOPLE_OF_THE_BUREAU
    office_holders = {
        row[name]
        for dataset, rows in data.items()
        for name, column in DATASETS[dataset].columns.items()
        if column.personal
        for row in rows
        if row[name]
    }
    members = {row["holder_name"] for row in data["seats"]} | {row["name"] for row in data["officials"]}
    # Chairs who are on no board or committee of ours, but in the list of portfolios or dossiers.
    assert office_holders - members == {"Karen Hansems", "Wietze Potze", "Ben Visser"}
    # A title before a name ("dhr. X") would be a person in a free text.
    text = "\n".join(str(cell) for rows in data.values() for row in rows for cell in row.values() if cell)
    assert not re.search(r"\b(dhr|mw|mevrouw|meneer|prof)\b\.?", text)


def test_no_amount_of_money(sheets):
    assert not [cell for rows in sheets.values() for row in rows for cell in row if "€" in str(cell)]


def test_periods_are_texts_that_the_road_understands(data):
    words = r"(\w+ )?\d{4}|kwartaal \d \d{4}|(eerste|tweede) helft \d{4}"
    for name, rows in data.items():
        for column_name, column in DATASETS[name].columns.items():
            if column.kind is WHEN:
                for row in rows:
                    value = row[column_name]
                    assert not isinstance(value, str) or re.fullmatch(words, value), (name, column_name, value)


def test_tables_are_read_with_their_mistakes_named(tmp_path, monkeypatch):
    monkeypatch.setattr(make_2023, "TABLES", tmp_path)
    Path(tmp_path, "bodies.txt").write_text("body_code | body_name\nFIN\n", encoding="utf-8")
    with pytest.raises(ValueError, match="regel 2: cellen 1, kolommen 2"):
        make_2023.table("bodies")
    Path(tmp_path, "bodies.txt").write_text("body_code | colour\nFIN | rood\n", encoding="utf-8")
    with pytest.raises(ValueError, match="onbekende kolommen"):
        make_2023.rows_of(DATASETS["bodies"])
