"""Headings in staff's own words: which column each stands for, for sure or as it must be asked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from etl.intake.choices import NOT_USED
from etl.intake.similarity import ASK, MARGIN, SURE, likenesses
from etl.schema import Dataset
from warehouse import Workbench

_MOST_OPTIONS = 3


@dataclass(frozen=True)
class Heading:
    """One heading of a sheet and the column it stands for.

    column: declared column, NOT_USED when it is not read. how: `naam` (its own name or a declared synonym),
    `onthouden` (answered before), `gekozen` (answered for this file), `lijkt op` (alike beyond doubt, and said),
    `jaar` (a number of the year in the heading), `vraag` (may be one of `options`; not read until answered) or
    `onbekend`. examples: what stands under it.
    """

    letter: str
    text: str
    column: str
    how: str
    options: tuple[str, ...] = ()
    examples: tuple[str, ...] = ()


def propose(
    bench: Workbench,
    dataset: Dataset,
    headings: Mapping[str, tuple[str, str]],
    names: Mapping[str, str],
    choices: Mapping[str, str],
    remembered: Mapping[str, str],
    years: Mapping[str, str] | None = None,
) -> list[Heading]:
    """What each heading of a sheet stands for. Nothing is guessed in silence.

    headings: column letter → (text, its label); names: label → declared column; choices and remembered: text of
    a heading → column; years: letter → column, of the headings that say a year. A heading that is only alike is
    taken when one column is alike beyond doubt and no heading has that name itself; otherwise it is asked.
    """
    found: dict[str, Heading] = {}
    open_letters = []
    for letter, (text, label) in headings.items():
        if letter in (years or {}):
            found[letter] = Heading(letter, text, (years or {})[letter], "jaar")
        elif text in choices:
            found[letter] = Heading(letter, text, choices[text], "gekozen")
        elif label in names:
            found[letter] = Heading(letter, text, names[label], "naam")
        elif text in remembered:
            found[letter] = Heading(letter, text, remembered[text], "onthouden")
        else:
            open_letters.append(letter)
    taken = {one.column for one in found.values() if one.column}
    labels = {headings[letter][1] for letter in open_letters}
    alike = likenesses(bench, [(label, name) for label in labels for name in names])

    def best(label: str) -> list[tuple[float, str]]:
        """Every column that is still free with the best likeness of any of its names, the most alike first."""
        free = [name for name in dataset.columns if name not in taken]
        of = {name: [alike[label, known] for known, owner in names.items() if owner == name] for name in free}
        return sorted(((max(scores, default=0.0), name) for name, scores in of.items()), reverse=True)

    wished = [(best(headings[letter][1]) or [(0.0, "")])[0] for letter in open_letters]
    # Two headings that are both like one column ("Begroting 2023", "Begroting 2024"): neither is taken.
    disputed = {n for score, n in wished if score >= SURE and [w[1] for w in wished if w[0] >= SURE].count(n) > 1}
    for letter in open_letters:
        text, label = headings[letter]
        scores = best(label)
        first, second = [*scores, (0.0, ""), (0.0, "")][:2]
        if first[0] >= SURE and first[0] - second[0] >= MARGIN and first[1] not in disputed:
            found[letter] = Heading(letter, text, scores[0][1], "lijkt op")
            taken.add(scores[0][1])
            continue
        options = tuple(name for score, name in scores[:_MOST_OPTIONS] if score >= ASK)
        found[letter] = Heading(letter, text, NOT_USED, "vraag" if options else "onbekend", options)
    return [found[letter] for letter in headings]
