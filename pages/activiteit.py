"""Activiteit: wat hebben we gedaan, wat ging niet door, en waarom?"""

from metrics import HEADLINES
from ui import meeting
from ui.activity import called_off, more, quarters, results, year
from ui.blocks import show

show.answer(HEADLINES["activiteit"], key=year.key())
year.picture(called_off.last, results.blocks, year.accounts)
called_off.foot()
results.foot()
show.drawers(
    meeting.drawer(year.PAGE),
    show.Drawer("kwartalen", "Per kwartaal", quarters.per_quarter),
    show.Drawer(called_off.DRAWER, "Niet doorgegaan", called_off.ledger),
    show.Drawer(results.DRAWER, "Resultaten", results.all_of_them),
    show.Drawer("voorzitters", "Voorzitters", more.chairs),
    show.Drawer("uren", "Uren", more.effort),
    show.Drawer("functies", "Functies", more.purposes),
    show.Drawer(year.UNDATED, "Zonder datum", more.without_date),
    show.Drawer("helften", "Helften", more.halves),
)
