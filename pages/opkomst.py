"""Opkomst: wie komt er, en waar blijft men weg?"""

from metrics import METRICS
from ui import show, turnout

show.title("Opkomst", asks="Wie komt er, en waar blijft men weg?")
show.cards(
    *(METRICS[i] for i in ("turnout", "list_coverage", "attendees_mean", "no_shows", "substitutes")), key="opkomst"
)
show.header("Opkomst per gemeente en helft")
show.heat(METRICS["turnout"], "municipality", "half", key="gemeenten", head="Gemeente")
show.header("De gemeenten op de kaart")
turnout.tiles()
show.header("Eén gemeente naast de andere")
turnout.one_against_others()
show.header("Met en zonder het hele college")
show.bars(METRICS["turnout"], "invitation", key="collegebreed")
show.header("Overleggen zonder presentielijst")
turnout.without_list()
