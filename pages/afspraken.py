"""Afspraken: wat is afgesproken, wie doet het, en wat is te laat?"""

from metrics import HEADLINES, METRICS
from ui import agreements
from ui.blocks import enter, show

show.answer(HEADLINES["afspraken"])
enter.said()
show.cards(*(METRICS[i] for i in ("agreements", "agreements_open", "agreements_overdue")), key="afspraken")
show.header("Alle afspraken")
agreements.table()
show.header("Bijwerken")
agreements.update()
agreements.add()
show.drawers()
