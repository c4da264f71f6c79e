"""Overzicht: hoe staan we ervoor, en wat vraagt aandacht?"""

from ui import changed, overview, show

show.title("Overzicht", asks="Hoe staan we ervoor, en wat vraagt aandacht?")
overview.cards()
left, right = overview.side_by_side()
with left:
    show.header("Stoplichten per helft")
    overview.lights()
with right:
    show.header("Vraagt aandacht")
    overview.attention()
changed.since()
overview.behind()
