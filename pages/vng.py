"""VNG: welke zetels zijn van ons, welke zijn vacant, en hoe ging het met onze kandidaten?"""

from metrics import HEADLINES, METRICS
from ui.blocks import enter, show
from ui.vng import candidates, committee, exchange, fit, rounds, screen, spread, steps, vacant

show.answer(HEADLINES["vng"])
enter.said()
committee.opened()
screen.shown()
counted = ("seats_filled", "seats_vacant", "seats_ending", "seats_temporary", "municipalities_without_seat")
show.foot("zetels", *(METRICS[name] for name in counted), label="Zetels geteld")
show.drawers(
    show.Drawer("vacant", "Vacante zetels", vacant.drawer, count=vacant.count()),
    show.Drawer("stappen", "Stappen", steps.drawer),
    show.Drawer("kandidaten", "Kandidaten", candidates.drawer),
    show.Drawer("halen", "Halen en brengen, vragen open", exchange.drawer, count=exchange.count()),
    show.Drawer("passend", "Zonder dossier", fit.drawer, count=fit.count()),
    show.Drawer("spreiding", "Spreiding", spread.drawer),
    show.Drawer("bijwerken", "Bijwerken", rounds.desk, for_work=True),
)
