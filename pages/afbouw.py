"""Afbouw: wat stopt, gaat over of begint, en wat komt daarmee vrij?"""

from metrics import HEADLINES, METRICS
from ui import handovers
from ui.blocks import show

show.answer(HEADLINES["afbouw"])
show.cards(
    *(METRICS[i] for i in ("handovers", "letters_sent", "hours_freed", "money_freed", "handover_contradictions")),
    key="afbouw",
)
show.header("Tijdlijn")
handovers.timeline()
show.header("Wat de bron zelf tegenspreekt")
handovers.contradictions()
show.header("Het register")
handovers.register()
show.drawers()
