"""Heisessie: wat laten we het bestuur zien, wat besluiten we, en wat veranderde sindsdien?"""

from ui.retreat import prepare, presenting

with presenting.data():
    if presenting.is_presenting():
        presenting.present()
    else:
        prepare.title()
        prepare.start()
        prepare.order()
        prepare.drawers()
