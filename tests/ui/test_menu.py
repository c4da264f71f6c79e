"""The menu: eight places; every page is found by itself, and is called there what it is called on the page."""

import ast

import pytest

from metrics import HEADLINES
from ui.frame import menu
from ui.frame.menu import PAGES, TITLES


def test_every_page_is_in_one_place_of_the_menu_and_there_are_at_most_eight():
    in_places = [name for place in menu.places() for name in place.pages]
    assert sorted(in_places) == sorted(TITLES) == sorted(page.stem for page in PAGES.glob("*.py"))
    assert in_places == list(TITLES)
    assert len(menu.places()) <= 8


@pytest.mark.parametrize("name", TITLES)
def test_first_line_is_the_title_and_the_question_of_the_page(name):
    tree = ast.parse((PAGES / f"{name}.py").read_text(encoding="utf-8"))
    first = (ast.get_docstring(tree) or "").splitlines()[0]
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    said = [
        (ast.literal_eval(call.args[0]), ast.literal_eval(call.keywords[0].value))
        for call in calls
        if ast.unparse(call.func) == "show.title"
    ]
    if f"show.answer(HEADLINES['{name}']" in ast.unparse(tree):
        said.append((HEADLINES[name].title, HEADLINES[name].asks))
    assert said, f"pages/{name}.py opent met show.answer(HEADLINES['{name}']), of met show.title"
    for title, question in said:
        assert first == f"{title}: {question[0].lower()}{question[1:]}"


def test_a_new_page_is_found_and_comes_last_as_a_place_of_its_own(tmp_path, monkeypatch):
    for name in TITLES:
        (tmp_path / f"{name}.py").write_text('"""Zo: wat?"""', encoding="utf-8")
    (tmp_path / "aaa.py").write_text('"""Nieuw: wat is er nieuw?"""', encoding="utf-8")
    monkeypatch.setattr(menu, "PAGES", tmp_path)
    monkeypatch.setattr(menu, "TITLES", menu.titles())
    assert list(menu.TITLES.items())[-1] == ("aaa", "Nieuw")
    assert menu.places()[-1] == menu.Place("Nieuw", ("aaa",))


def test_a_page_without_a_title_is_named(tmp_path, monkeypatch):
    monkeypatch.setattr(menu, "PAGES", tmp_path)
    (tmp_path / "stil.py").write_text("from ui import show\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"pages/stil\.py begint niet met zijn titel en zijn vraag"):
        menu.titles()
