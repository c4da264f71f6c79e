"""Overzicht: hoe staan we ervoor, en wat vraagt aandacht?"""

from metrics import HEADLINES
from ui.blocks import show
from ui.overview import cards, changed

show.answer(HEADLINES["overzicht"])
cards.cards()
left, right = cards.side_by_side()
with left:
    show.header("Stoplichten per helft")
    cards.lights()
with right:
    show.header("Vraagt aandacht")
    cards.attention()
changed.since()
cards.behind()
show.drawers()
