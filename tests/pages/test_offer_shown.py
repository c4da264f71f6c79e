"""A file that a new version brings says on Upload and on Gegevens why it stands there, as text and nothing else."""

import pytest
from streamlit.testing.v1 import AppTest

from etl import drafts

NOTE = "Komt mee met *deze* versie: <b>regels</b>."


@pytest.mark.parametrize("place", ["ui.upload.choose import choose", "ui.upload.memory import unfinished as choose"])
def test_the_note_of_an_offer_is_shown(place, tmp_path, monkeypatch):
    monkeypatch.setenv("VGG_DATA", str(tmp_path / "store"))
    drafts.put(b"Gemeente;Gemeentecode\nPekela;GM0765\n", "gemeenten.csv", "eerste start", note=NOTE)
    app = AppTest.from_string(f"from {place}\nchoose()", default_timeout=60).run()
    assert not app.exception
    shown = "".join(one.value for one in app.markdown) + "".join(one.proto.body for one in app.get("html"))
    assert "Komt mee met" in shown
    assert "<b>" not in shown
