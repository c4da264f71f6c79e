"""Notes on a dossier, a light and a chart: with function and date, shown where they belong, and in every export."""

import io

import pytest
from looks import opened, part, said
from openpyxl import load_workbook

import warehouse
from etl.enter import enter
from etl.workbooks.export import workbook_of

NOTE = {
    "report_year": "2024",
    "kind": "notitie",
    "by_function": "secretaris",
    "written_on": "02-12-2024",
    "dossier_ids": "",
}


SHEETS = """
from ui.blocks import filters, show, store
with store.opened():
    filters.remember(filters.Filters(2024))
    for about in ("opkomst/opkomst", "activiteit/opkomst"):
        show.note("|".join(show.sheets(["Kop"], [[1]], "regels", about)))
"""


def note(number, kind, subject, text, **more):
    return NOTE | {"note_id": number, "subject_kind": kind, "subject_id": subject, "sentence": text} | more


def write(*rows):
    return enter("notes", list(rows), by="secretaris")


@pytest.mark.parametrize(
    ("missing", "wanted"),
    [
        ("subject_id", "Een notitie zegt waarbij zij hoort"),
        ("by_function", "Een notitie zegt van wie zij is"),
        ("written_on", "Een notitie heeft een datum"),
    ],
)
def test_a_note_says_where_it_belongs_who_wrote_it_and_when(bundled, monkeypatch, missing, wanted):
    """Refused rows write nothing, so the shipped data will do."""
    monkeypatch.setenv("VGG_DATA", str(bundled))
    [problem] = write(note("N1", "dossier", "D08", "Let op", **{missing: ""})).problems
    assert wanted in problem.wanted


def test_notes_stand_at_their_dossier_light_and_chart_and_nowhere_else(own_data):
    assert write(
        note("N1", "dossier", "D08", "De *musea* <b>vragen</b> uitstel", dossier_ids="D08"),
        note("N2", "stoplicht", "D08/2", "Het licht is te groen", dossier_ids="D08"),
        note("N3", "grafiek", "opkomst/opkomst", "In mei was er een griepgolf"),
    ).batch
    page = opened("dossiers", own_data, jaar="2024", dossier="D08", la="notities")
    text = said(page)
    assert "De *musea* <b>vragen</b> uitstel" in text, "tekst blijft tekst"
    assert "secretaris, ma 2 dec 2024" in text
    assert "Het licht is te groen" in text.split("tweede helft", 1)[1].split("Het jaar")[0]
    assert "griepgolf" not in text
    other = said(opened("dossiers", own_data, jaar="2024", dossier="D09"))
    assert "musea" not in other and "te groen" not in other
    matrix = said(opened("dossiers", own_data, jaar="2024"))
    assert matrix.count(" notitie ") == 1
    assert "griepgolf" in said(opened("opkomst", own_data, jaar="2024"))
    assert "griepgolf" not in said(opened("activiteit", own_data, jaar="2024"))
    app = part(SHEETS)
    assert said(app).split() == ["Regels|Notities|Over", "Regels|Over"]
    with warehouse.reader() as reader:
        book = load_workbook(io.BytesIO(workbook_of(reader)))
    found = {cell for row in book["Kanttekeningen"].iter_rows(min_row=2, values_only=True) for cell in row}
    assert {"De *musea* <b>vragen</b> uitstel", "Het licht is te groen", "In mei was er een griepgolf"} <= found


def test_a_note_is_written_on_the_page(own_data):
    app = opened("dossiers", own_data, jaar="2024", dossier="D08", la="notities")
    spot = next(area for area in app.text_area if area.label == "Notitie")
    spot.input("Vraag dit in januari na")
    next(box for box in app.selectbox if box.label == "Waarbij").select("het stoplicht van jun–dec")
    next(field for field in app.text_input if field.label == "Uw functie").input("adviseur")
    next(button for button in app.button if button.label == "Notitie opslaan").click().run()
    assert not app.exception
    with warehouse.reader() as reader:
        sql = "SELECT sentence, subject_kind, subject_id, by_function, dossier_ids FROM notes WHERE kind = 'notitie'"
        assert reader.rows(sql) == [("Vraag dit in januari na", "stoplicht", "D08/2", "adviseur", ["D08"])]
    assert "Vraag dit in januari na" in said(app)
    assert "Opgeslagen als aanlevering" in said(app)
