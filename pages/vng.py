"""VNG: welke zetels zijn van ons, welke zijn vacant, en hoe ging het met onze kandidaten?"""

from metrics import HEADLINES, LISTINGS, METRICS
from ui.blocks import enter, show
from ui.vng import exchange, rounds, seats

show.answer(HEADLINES["vng"])
enter.said()
show.cards(
    *(METRICS[i] for i in ("seats_filled", "seats_vacant", "seats_ending", "municipalities_without_seat")), key="zetels"
)
seats.heading()
seats.committee()
seats.seats()
show.header("Spreiding: gemeenten, functies, vrouw en man")
seats.spread()
show.header("Rondes: van open plaats tot benoeming")
seats.rounds()
seats.steps()
rounds.desk()
show.header("Past het? Commissies, dossiers en wie het overneemt")
seats.fit()
show.header("Halen en brengen")
show.cards(METRICS["exchange_response"], METRICS["open_questions"], key="antwoord")
show.heat(METRICS["exchange_response"], "body_name", "half", key="respons", head="Commissie")
exchange.unanswered()
show.listing(
    LISTINGS["exchange_list"],
    ("sent_on", "body_name", "subject", "asked", "answer", "brought_to", "fetched_back", "hours"),
    key="halen",
    caption="Alle vragen en berichten",
)
show.drawers()
