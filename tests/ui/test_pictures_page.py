"""docs/pictures.md is current, and each picture has a small image."""

from pathlib import Path

import picture_examples
import pictures_page

ROOT = Path(__file__).parents[2]


def test_pictures_are_current():
    now = (ROOT / "docs" / "pictures.md").read_text(encoding="utf-8")
    again = "maak opnieuw: PYTHONPATH=.:tests/support python tests/support/pictures_page.py"
    assert now == pictures_page.written(), again
    images = {path.name: path.stat().st_size for path in (ROOT / "docs" / "pictures").iterdir()}
    assert set(images) == {f"{example.name}.png" for example in picture_examples.EXAMPLES}, f"{again} --images"
    assert [name for name, size in images.items() if size > 60_000] == []
