"""Stoplichten: welk licht is nog te geven, wat keurt de secretaris goed, en wat zeggen de cijfers?"""

from metrics import HEADLINES
from ui.blocks import show
from ui.lights import desk, proposals, rounds, work

show.answer(HEADLINES["stoplichten"])
work.screen()
show.drawers(
    show.Drawer("licht", "Een licht geven", desk.desk, of=desk.OF, for_work=True),
    *rounds.to_judge(),
    show.Drawer("ronde", "De ronde", rounds.the_round),
    show.Drawer("voorstellen", "Alle voorstellen", proposals.every),
    show.Drawer("regels", "De regels", proposals.rules),
    *rounds.after_freezing(),
)
