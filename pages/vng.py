"""VNG: welke zetels zijn van ons, welke zijn vacant, en hoe ging het met onze kandidaten?"""

from metrics import LISTINGS, METRICS
from ui import show, vng

show.title("VNG", asks="Welke zetels zijn van ons, welke zijn vacant, en hoe ging het met onze kandidaten?")
show.cards(
    *(METRICS[i] for i in ("seats_filled", "seats_vacant", "seats_ending", "municipalities_without_seat")), key="zetels"
)
show.header("Nu: commissies en zetels")
vng.seats()
show.header("Spreiding over gemeenten")
vng.spread()
show.header("Rondes: van open plaats tot benoeming")
vng.rounds()
show.header("Past het? Commissies en dossiers")
vng.fit()
show.header("Halen en brengen")
show.cards(METRICS["exchange_response"], key="antwoord")
show.listing(
    LISTINGS["exchange_list"], ("sent_on", "body_name", "subject", "answer", "brought_to", "fetched_back"), key="halen"
)
