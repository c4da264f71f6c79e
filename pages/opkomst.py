"""Opkomst: wie komt er, en waar blijft men weg?"""

from metrics import HEADLINES, METRICS
from ui.blocks import show
from ui.turnout import more as turnout

show.answer(HEADLINES["opkomst"])
show.cards(
    *(METRICS[i] for i in ("turnout", "list_coverage", "attendees_mean", "no_shows", "substitutes")), key="opkomst"
)
turnout.when_known(
    ("Opkomst per gemeente en helft", turnout.by_half),
    ("De gemeenten op de kaart", turnout.tiles),
    ("Eén gemeente naast de andere", turnout.one_against_others),
    ("Met en zonder het hele college", turnout.invitation),
    ("Wie treft wie", turnout.together),
)
show.header("Geschatte aantallen")
turnout.soft()
show.header("Overleggen zonder presentielijst")
turnout.without_list()
show.drawers()
