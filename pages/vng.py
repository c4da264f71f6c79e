"""VNG: welke zetels zijn van ons, welke zijn vacant, en hoe ging het met onze kandidaten?"""

from metrics import HEADLINES
from ui.blocks import enter, show
from ui.vng import candidates, committee, exchange, fit, rounds, screen, spread, steps, vacant

show.answer(HEADLINES["vng"])
enter.said()
committee.opened()
screen.shown()
show.drawers(
    show.Drawer("vacant", "Vacante zetels", vacant.drawer, count=vacant.count()),
    show.Drawer("stappen", "Stappen", steps.drawer),
    show.Drawer("kandidaten", "Kandidaten", candidates.drawer),
    show.Drawer("halen", "Halen en brengen, vragen open", exchange.drawer, count=exchange.count()),
    show.Drawer("passend", "Zonder dossier", fit.drawer, count=fit.count()),
    show.Drawer("spreiding", "Spreiding", spread.drawer),
    show.Drawer("bijwerken", "Bijwerken", rounds.desk, for_work=True),
)
