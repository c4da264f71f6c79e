"""docs/pictures.md, made from the declared pictures: what each is for, what goes in, and how it looks.

PYTHONPATH=.:tests/support python tests/support/pictures_page.py writes the page; with --images also each image anew.
"""

from __future__ import annotations

import ast
import io
import sys
from pathlib import Path

from picture_examples import EXAMPLES, Example
from picture_page import picture_page

from ui.blocks.markup import tag

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "pictures.md"
IMAGES = ROOT / "docs" / "pictures"
ROOM = ROOT / "ui" / "blocks" / "pictures"
_ABOUT = """# De beelden

Gemaakt door `PYTHONPATH=.:tests/support python tests/support/pictures_page.py` uit `ui/blocks/pictures/` en de
voorbeelden in `tests/support/picture_examples.py`; niet met de hand wijzigen. Met `--images` worden ook de plaatjes
opnieuw gemaakt. Een toets zegt wanneer deze pagina oud is.

Een pagina tekent niet zelf: zij vult een van deze beelden met regels van een cijfer of een lijst. Een beeld kent geen
pagina en geen cijfer. Alle namen en bedragen hieronder zijn verzonnen.

Voor alle beelden geldt:

- Eén beeld heeft één schaal, en die staat erbij. Wat onbekend is, krijgt een woord en geen balk.
- Eerst afronden, dan pas teken, kleur en balk. Vorm en woord staan voor kleur.
- Bij meer dan {most} rijen toont een beeld er {ends}, zegt het welke, en telt het de rest in een eigen rij.
- De plaats bepaalt de vorm: op een smal scherm of in een halve kolom staat alles onder de naam, en valt niets weg.
- Een tabel gaat met `markup.html` naar het scherm, een beeld met SVG met `markup.drawing`.
"""


def written() -> str:
    """The whole page."""
    from ui.blocks.pictures.drawn import ENDS, MOST

    parts = [_ABOUT.format(most=MOST, ends=ENDS), *(_about(example) for example in EXAMPLES)]
    return "\n".join(parts).rstrip() + "\n"


def _about(example: Example) -> str:
    """One picture: its use, its image, and its declarations as they stand in the code."""
    file = ROOM / f"{example.module}.py"
    trees = [ast.parse((ROOM / f"{name}.py").read_text(encoding="utf-8")) for name in (*example.also, example.module)]
    lines = [
        f"## {example.title}",
        "",
        f"![{example.title}: een voorbeeld](pictures/{example.name}.png)",
        "",
        f"- Voor: {example.use}",
        f"- Niet voor: {example.avoid}",
        f"- In de code: [`ui/blocks/pictures/{file.name}`](../ui/blocks/pictures/{file.name})",
        "",
        "```python",
        *(line for tree in trees for line in _declared(tree, example)),
        "```",
        "",
    ]
    return "\n".join(lines)


def _declared(tree: ast.Module, example: Example) -> list[str]:
    """The dataclasses with their fields, and the head of each function that others may call."""
    found = []
    for one in tree.body:
        if isinstance(one, ast.ClassDef) and not one.name.startswith("_") and one.decorator_list:
            fields = [f"    {ast.unparse(line)}" for line in one.body if isinstance(line, ast.AnnAssign)]
            found += [f"class {one.name}:", *fields, ""]
        if isinstance(one, ast.FunctionDef) and one.name in example.functions:
            found.append(f"def {one.name}({ast.unparse(one.args)}) -> {ast.unparse(one.returns or ast.Constant(None))}")
    return found


def draw() -> None:
    """Each image anew, from its example, in the browser."""
    from browser import chromium
    from PIL import Image

    IMAGES.mkdir(exist_ok=True)
    with chromium() as browser:
        for example in EXAMPLES:
            page = browser.new_page(viewport={"width": example.width, "height": 400})
            page.set_content(picture_page(tag("div", example.made(), css="example", style="padding:4px 4px 12px")))
            seen = Image.open(io.BytesIO(page.locator(".example").screenshot()))
            seen.convert("RGB").quantize(64).save(IMAGES / f"{example.name}.png", optimize=True)
            page.close()


if __name__ == "__main__":
    if "--images" in sys.argv:
        draw()
    PAGE.write_text(written(), encoding="utf-8")
