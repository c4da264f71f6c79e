"""Heisessie: wat laten we het bestuur zien, wat besluiten we, en wat veranderde sindsdien?"""

from metrics import HEADLINES
from ui.blocks import enter, show
from ui.retreat import prepare, presenting

with presenting.data():
    if presenting.is_presenting():
        presenting.present()
    else:
        show.answer(HEADLINES["heisessie"])
        enter.said()
        prepare.start()
        prepare.order()
        prepare.drawers()
