"""Agenda: wanneer is wat, waar valt het samen, en wie bespreekt hetzelfde thema?"""

from metrics import LISTINGS, METRICS
from ui import agenda, show

show.title("Agenda", asks="Wanneer is wat, waar valt het samen, en wie bespreekt hetzelfde thema?")
show.cards(*(METRICS[i] for i in ("meetings_listed", "meetings_planned", "collisions", "lead_days")), key="agenda")
show.header("Het jaar op een rij")
agenda.year()
show.header("Dagen waarop eigen overleggen samenvallen")
show.listing(
    LISTINGS["day_list"], ("meeting_day", "own_meetings", "titles"), which="is_collision", key="samenloop",
    none="Er zijn geen dagen waarop eigen overleggen samenvallen.",
)  # fmt: skip
show.header("Voorbereiding")
show.listing(
    LISTINGS["chain_list"], ("meeting_date", "title", "prepared_title", "prepared_date", "lead_days", "prepared_state"),
    key="voorbereiding",
)  # fmt: skip
show.header("Groninger Agenda: welk thema, bij wie, wanneer")
agenda.themes()
show.header("Alle overleggen")
show.listing(
    LISTINGS["meeting_list"], ("meeting_date", "start_time", "title", "kind", "state", "location", "partners"),
    key="lijst", most=25,
)  # fmt: skip
agenda.download()
