"""Agenda: wanneer is wat, waar valt het samen, en wie bespreekt hetzelfde thema?"""

from metrics import HEADLINES, LISTINGS
from ui.agenda import days, meetings, themes, year
from ui.blocks import show

show.answer(HEADLINES["agenda"])
show.beside(year.shown, days.beside_the_year, shares=(7, 3))
show.drawers(
    show.Drawer("alle", "Alle overleggen, en in uw agenda", meetings.drawer, of=(meetings.DAY,)),
    show.Drawer("antwoorden", "Nog geen antwoord", meetings.answers, count=meetings.waiting()),
    show.Drawer("samenloop", "Dagen die samenvallen", days.collisions, count=days.count()),
    show.Drawer("vrij", "Vrije dagen", days.proposals),
    show.Drawer("themas", "Thema's door het jaar", themes.drawer),
    show.Drawer(
        "voorbereiding",
        "Voorbereiding",
        lambda: show.listing(
            LISTINGS["chain_list"],
            ("meeting_date", "title", "prepared_title", "prepared_date", "lead_days", "prepared_state"),
            key="voorbereiding",
            most=8,
        ),
    ),
    show.Drawer("treffen", "Portefeuilles die elkaar treffen", days.portfolio_pairs),
    show.Drawer("halen", "Halen en brengen", meetings.exchange),
    show.Drawer("feestdagen", "Feestdagen en vakanties", year.holidays),
    show.Drawer("cijfers", "Cijfers", meetings.figures),
)
