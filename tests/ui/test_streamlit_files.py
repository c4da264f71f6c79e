"""What of Streamlit goes over the line: every form gives the same file back, and only the icons that can be shown."""

import gzip

import icon_font
import pyarrow
import pytest
from awaited import awaited
from fontTools.ttLib import TTFont

from ui.frame import small, streamlit_files

TEXT = b"elk overleg is een blokje; " * 400


def unpacked(content, way, size):
    if way == small.GZIP:
        return gzip.decompress(content)
    return pyarrow.Codec("brotli").decompress(content, decompressed_size=size, asbytes=True)


@pytest.mark.parametrize("way", [small.BROTLI, small.GZIP])
@pytest.mark.parametrize("form", [small.quick, small.strong])
def test_every_form_gives_the_same_back(monkeypatch, tmp_path, way, form):
    monkeypatch.setattr(small, "KEPT", tmp_path)
    made = form(TEXT, way)
    assert unpacked(made, way, len(TEXT)) == TEXT and len(made) < 200


def test_the_strongest_form_is_made_once_and_again_when_it_is_damaged(tmp_path):
    made = small.strong(TEXT, small.BROTLI, tmp_path)
    [kept] = tmp_path.iterdir()
    assert kept.read_bytes() == made
    for damage in (b"", b"onzin", made[:-3], small.strong(TEXT + b"!", small.BROTLI, tmp_path / "ander")):
        kept.write_bytes(damage)
        assert small.strong(TEXT, small.BROTLI, tmp_path) == made
        assert kept.read_bytes() == made
    (tmp_path / "bestand").write_text("hier kan geen map komen", encoding="utf-8")
    assert small.strong(TEXT, small.BROTLI, tmp_path / "bestand") == made


def test_a_file_comes_in_the_form_that_was_asked_for_and_stays_in_the_browser():
    files = streamlit_files.Files()
    address = next(f"/static/js/{path.name}" for path in (streamlit_files.FOLDER / "js").glob("Html.*.js"))
    whole = awaited(files.body(address, b""))
    for way in (small.BROTLI, small.GZIP):
        assert unpacked(awaited(files.body(address, way)), way, len(whole)) == whole
        assert (b"content-encoding", way) in files.headers(address, way)
        assert b"immutable" in dict(files.headers(address, way))[b"cache-control"]
    assert "/static/../../config.py" not in files and "/static/js" not in files


def test_streamlits_own_letters_are_left_out_and_those_of_formulas_stay():
    [sheet] = (streamlit_files.FOLDER / "css").glob("index.*.css")
    given = streamlit_files.content(sheet).decode()
    assert "font-family:Source " in sheet.read_text(encoding="utf-8"), "anders valt er niets weg te laten"
    assert "font-family:Source " not in given and "KaTeX_Main" in given and "Material Symbols" in given


def test_the_icons_are_those_that_streamlit_and_our_pages_name():
    """After another version of Streamlit: run tests/support/icon_font.py and write the name of its file here."""
    whole = streamlit_files.whole_icons()
    assert whole.name == streamlit_files.ICONS_OF
    given = TTFont(streamlit_files.STATIC / streamlit_files.ICONS)
    assert icon_font.icons(given) == icon_font.named() & icon_font.icons(TTFont(whole))
    assert {"expand_more", "check_circle"} <= icon_font.icons(given)
    assert streamlit_files.content(whole) == (streamlit_files.STATIC / streamlit_files.ICONS).read_bytes()
