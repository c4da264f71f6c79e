"""Overzicht: hoe staan we ervoor, en wat vraagt aandacht?"""

from metrics import HEADLINES
from ui.blocks import show
from ui.blocks.show import Drawer
from ui.overview import cards, changed, points, standing

show.answer(HEADLINES["overzicht"])
cards.cards()
standing.standing()
show.drawers(
    Drawer("punten", "Alle punten", points.every, points.count()),
    Drawer("veranderd", "Veranderd sinds een dag", changed.since, of=(changed.SINCE,)),
)
