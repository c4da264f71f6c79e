"""What was typed on a page is called so, with its moment: the name of the document it became is no place to look."""

from looks import opened, said
from tables import load_base

from etl.enter import enter


def test_a_typed_agreement_says_when_it_was_typed_and_names_no_file(tmp_path, monkeypatch):
    monkeypatch.setenv("VGG_DATA", str(tmp_path / "store"))
    monkeypatch.setenv("VGG_TODAY", "2023-11-30")
    load_base(tmp_path)
    row = {
        "report_year": "2023",
        "agreement_id": "A77",
        "kind": "besluit",
        "description": "Samen optrekken",
        "state": "open",
    }
    assert not enter("agreements", [row], by="secretaris").problems
    page = said(opened("afspraken", la="bron"))
    assert "Samen optrekken" in page
    assert "ingevuld op een pagina, do 30 nov 2023" in page
    assert "invoer afspraken" not in page
