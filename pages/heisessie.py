"""Heisessie: wat laten we het bestuur zien, wat besluiten we, en wat veranderde sindsdien?"""

from ui.blocks import enter, show
from ui.retreat import presenting, slides

with presenting.data():
    if not presenting.is_presenting():
        show.title("Heisessie", asks="Wat laten we het bestuur zien, wat besluiten we, en wat veranderde sindsdien?")
        enter.said()
    slides.choose()
    if presenting.is_presenting():
        presenting.present()
    else:
        presenting.start()
        presenting.freeze()
        presenting.changes()
