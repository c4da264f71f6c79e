"""Dossiers: hoe staat elk dossier ervoor, en wat is er veranderd?"""

from metrics import HEADLINES
from ui.blocks import show
from ui.blocks.show import Drawer
from ui.dossiers import choose, dossier, every, halves, matrix, one
from ui.lights import give, proposals

if one.is_open():
    one.heading()
    halves.halves()
    dossier.picture()
    show.drawers(
        Drawer("overleggen", "Overleggen", dossier.meetings, one.count("meeting_list")),
        Drawer("uren", "Uren", dossier.hours, one.count("hours_list")),
        Drawer("halen-brengen", "Halen en brengen", dossier.exchange, one.count("exchange_list")),
        Drawer("afspraken", "Afspraken", dossier.agreements),
        Drawer("notities", "Notities", dossier.remarks, dossier.remarked()),
        Drawer("geschiedenis", "Geschiedenis", dossier.history),
        Drawer("voorstel", "Voorstel", lambda: proposals.of_dossier(one.asked())),
        Drawer("licht", "Een licht geven", lambda: give.form(one.asked()), for_work=True),
    )
else:
    show.answer(HEADLINES["dossiers"], apart=choose.apart())
    matrix.matrix()
    show.drawers(
        Drawer("kleuren", "Kleuren per helft", every.colours),
        Drawer("jaren", "Alle jaren", every.years),
        Drawer("geschiedenis", "Geschiedenis van de lichten", every.history),
    )
