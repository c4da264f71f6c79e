"""Agenda: wanneer is wat, waar valt het samen, en wie bespreekt hetzelfde thema?"""

from metrics import HEADLINES, LISTINGS, METRICS
from ui import agenda
from ui.blocks import show

show.answer(HEADLINES["agenda"])
show.cards(
    *(METRICS[i] for i in ("meetings_listed", "meetings_planned", "collisions", "partner_collisions", "lead_days")),
    key="agenda",
)
show.header("Het jaar op een rij")
agenda.year()
show.header("Vrije dagen voor een overleg")
agenda.proposals()
show.header("Dagen waarop overleggen samenvallen")
agenda.collisions()
show.header("Portefeuilles die elkaar treffen")
agenda.portfolio_pairs()
show.header("Voorbereiding")
show.listing(
    LISTINGS["chain_list"],
    ("meeting_date", "title", "prepared_title", "prepared_date", "lead_days", "prepared_state"),
    key="voorbereiding",
    most=8,
)
show.header("Halen en brengen op de agenda")
agenda.exchange()
show.header("Groninger Agenda: welk thema, bij wie, wanneer")
agenda.themes()
show.header("Alle overleggen")
agenda.download()
show.listing(
    LISTINGS["meeting_list"],
    ("meeting_date", "start_time", "title", "kind", "state", "location", "partners"),
    key="lijst",
    most=15,
)
show.drawers()
