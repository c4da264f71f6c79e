"""No technical word on a page: no names of columns, states of the store, batches or fingerprints, and nothing unsaid.

Looked at in a browser as a page opens, and without one with everything open that can be opened, on a store in which was
typed as well. Gegevens and Upload are about files, and may name them.
"""

import re

import pytest
from measure_pages import page_of

from etl.datasets import DATASETS
from metrics import LISTINGS, METRICS
from ui.frame.menu import TITLES

ALSO_DUTCH = {"budget", "code", "contract", "dossier", "dossiers", "file", "half", "partners", "reserves", "vacant"}
"""What is a name in the code, and a Dutch word as well."""
_COLUMNS = {name for one in (*DATASETS.values(), *LISTINGS.values()) for name in one.columns}
NAMES = {*_COLUMNS, *METRICS, *LISTINGS, *DATASETS} - ALSO_DUTCH
TECHNICAL = {
    "stand": r"\bgen-\d+",
    "aanlevering": r"\bB\d{4}\b",
    "vingerafdruk": r"(?<!-)\b(?=[0-9a-f]*\d)(?=[0-9a-f]*[a-f])[0-9a-f]{10,}\b",
    "kolomnaam": r"\b[a-z]+\d*(?:_[a-z0-9]+)+\b",
    "engels": r"(?<![\w-])[a-z][a-z0-9_]+(?![\w-])",
    "niets": r"\b(?:None|nan|NaN|NaT|null|NULL|undefined|inf)\b",
    "waar": r"\b(?:True|False)\b",
    "invoerbestand": r"\binvoer [\w ]+ \d{4}-\d\d-\d\d \d\d\.\d\d\.\d\d",
}
"""Kind → what it looks like; of what looks English only what is a name in the code."""
MAY = {"upload": ("aanlevering", "invoerbestand"), "gegevens": ("stand", "aanlevering", "invoerbestand")}
"""The pages that are about files, and what they may name."""
NOT_YET: dict[str, tuple[str, ...]] = {}
"""Page → the kinds that still stand on it as it opens. This only shrinks: what is gone must go here too."""
NOT_YET_BEHIND: dict[str, tuple[str, ...]] = {}
"""The same for what one sees with everything open."""


def technical(texts: list[str]) -> dict[str, list[str]]:
    """Kind → the words of that kind in these texts, each with what stands around it."""
    found: dict[str, list[str]] = {}
    for text in texts:
        for kind, looks_like in TECHNICAL.items():
            for one in re.finditer(looks_like, text):
                if kind == "engels" and one.group(0) not in NAMES:
                    continue
                around = text[max(0, one.start() - 40) : one.end() + 40]
                found.setdefault(kind, []).append(f"‘{one.group(0)}’ in ‘{' '.join(around.split())}’")
    return found


def judged(page: str, texts: list[str], still: tuple[str, ...]) -> None:
    found = {kind: words for kind, words in technical(texts).items() if kind not in MAY.get(page, ())}
    new = {kind: sorted({*words})[:5] for kind, words in found.items() if kind not in still}
    assert not new, "\n".join(f"{kind}: {word}" for kind, words in new.items() for word in words)
    gone = {*still} - {*found}
    assert not gone, f"Dit staat niet meer op {page}: haal {sorted(gone)} uit de tabel."


@pytest.mark.parametrize("page", [*TITLES, "dossier"])
def test_page_as_it_opens(page, pages):
    texts = [text for address, one in pages.items() if page_of(address) == page for text, where in one.words]
    judged(page, texts, NOT_YET.get(page, ()))


@pytest.mark.parametrize("page", [*TITLES, "dossier"])
def test_page_with_everything_open(page, opened_pages):
    texts = [text for address, of in opened_pages.items() if page_of(address) == page for text in of]
    judged(page, texts, NOT_YET_BEHIND.get(page, ()))


@pytest.mark.parametrize("text, kinds", [
    ("stand gen-000003-60dcd88c46c4", {"stand"}),
    ("B0008 · voorbeeld.xml", {"aanlevering"}),
    ("Kenmerk b071027a15d45eac03b06deb3b6b81a2c219d09b", {"vingerafdruk"}),
    ("was due_date, is light_1", {"kolomnaam", "engels"}),
    ("de kolom municipality", {"engels"}),
    ("Bron: None (blad nan)", {"niets"}),
    ("Ingevuld: True", {"waar"}),
    ("invoer akkoord 2026-11-29 20.33.35.csv", {"invoerbestand"}),
    ("Van de 30 dossiers staan er 5 op rood; D04, 2023-E066, NL91ABNA0417164300, 324 van 494, info@vgg.nl", set()),
])  # fmt: skip
def test_what_is_technical(text, kinds):
    """Which words are, and which are not: numbers of dossiers and meetings, accounts, and Dutch."""
    assert {*technical([text])} == kinds
