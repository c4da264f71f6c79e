"""Opkomst: wie komt er, en waar blijft men weg?"""

from metrics import HEADLINES
from ui import meeting
from ui.blocks import show
from ui.turnout import beside, compare, more, presence

show.answer(HEADLINES["opkomst"], key=presence.key())
presence.picture(beside.invitation, beside.people, beside.unknown)
beside.foot()
show.drawers(
    *presence.when_known(
        meeting.drawer(presence.PAGE, beside.WITH_LIST, "Overleggen"),
        show.Drawer(presence.ONE, "Eén naast de andere", compare.one_against_others, of=(presence.ONE,)),
        show.Drawer("helften", "Per helft", more.by_half, of=("zoek",)),
        show.Drawer("samen", "Wie treft wie", more.together),
        show.Drawer("kaart", "Op de kaart", more.tiles),
    ),
    show.Drawer("geschat", "Geschat", more.soft, count=beside.how_many(beside.ESTIMATED)),
    show.Drawer("zonder-lijst", "Zonder lijst", more.without_list, count=beside.how_many(beside.WITHOUT_LIST)),
)
