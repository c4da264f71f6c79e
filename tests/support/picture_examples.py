"""One example of each declared picture, for docs/pictures.md, for its image and for the tests of what is seen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import bar_examples
import mark_examples

from ui.blocks.markup import Markup


@dataclass(frozen=True)
class Example:
    """A picture: its file in ui/blocks/pictures/, when to use it and when not, and how it is made from made-up rows.

    calls: the functions of the file to show; also: other files of the folder with the dataclasses that go in.
    """

    name: str
    title: str
    use: str
    avoid: str
    made: Callable[[], Markup]
    width: int = 640
    file: str = ""
    calls: tuple[str, ...] = ()
    also: tuple[str, ...] = ()

    @property
    def module(self) -> str:
        """Its file, which has its name where nothing else is said."""
        return self.file or self.name

    @property
    def functions(self) -> tuple[str, ...]:
        """What a page calls, which has its name where nothing else is said."""
        return self.calls or (self.name,)


EXAMPLES = (
    Example(
        "rows",
        "Tekens in rijen, door het jaar",
        "Alles wat er was, als één teken op zijn dag, met een rij per portefeuille of dossier.",
        "Aantallen vergelijken zonder te zien wat het was: dan is een balk korter.",
        mark_examples.in_time_example,
        900,
        calls=("marks_in_rows",),
        also=("gather", "axis"),
    ),
    Example(
        "order",
        "Tekens in rijen, op volgorde",
        "Wie bij welk overleg was: een kolom per overleg, een rij per gemeente. Volgorde is geen tijd.",
        "Hoe lang er tussen twee overleggen zat: daarvoor is er de tijdas.",
        mark_examples.in_order_example,
        520,
        "rows",
        ("marks_in_rows",),
    ),
    Example(
        "small",
        "Kleine plaatjes",
        "Op een kaart of achter een rij: delen van een geheel, blokjes, punten op een lijn, kolommen, twee balken.",
        "Het antwoord van een pagina: dat krijgt een groot beeld, waarin men elk teken kan openen.",
        mark_examples.small_example,
        420,
        calls=("stacked", "blocks", "part_of", "percent", "dots", "columns", "two_bars"),
    ),
    Example(
        "targets",
        "Balken met een doel",
        "Wat is bereikt naast wat is afgesproken, per resultaat. Elke balk loopt tot het eigen doel.",
        "Doelen zonder getal alleen: dan is een lijst korter. Aantallen die men onderling vergelijkt.",
        bar_examples.targets_example,
    ),
    Example(
        "variance",
        "Balken met een verschil",
        "Begroting, realisatie, prognose en vorig jaar per post, met het verschil en of dat gunstig is.",
        "Eén bedrag door de tijd; bedragen waarvan niemand een begroting heeft.",
        bar_examples.variance_example,
        900,
    ),
    Example(
        "floor",
        "Lijn met een vloer",
        "Eén bedrag door de maanden dat boven een grens moet blijven. Een onbekende maand blijft open.",
        "Meer lijnen naast elkaar of inzoomen: daarvoor is er een grafiek.",
        bar_examples.floor_example,
    ),
    Example(
        "steps",
        "Stappen per rij",
        "Hoe ver iets kwam in een vaste volgorde van stappen, en hoe het afliep.",
        "Wanneer iets was: de stappen staan op volgorde, niet op datum.",
        bar_examples.steps_example,
        760,
    ),
    Example(
        "share",
        "Deel naast deel",
        "Het deel van het één (zetels) naast het deel van het ander (inwoners), per rij op één schaal.",
        "Delen die samen één geheel laten zien; één deel zonder iets ernaast.",
        bar_examples.share_example,
        760,
    ),
)
