"""Heisessie: wat laten we het bestuur zien, wat besluiten we, en wat veranderde sindsdien?"""

from ui import enter, retreat, show, slides

with retreat.data():
    if not retreat.is_presenting():
        show.title("Heisessie", asks="Wat laten we het bestuur zien, wat besluiten we, en wat veranderde sindsdien?")
        enter.said()
    slides.choose()
    if retreat.is_presenting():
        retreat.present()
    else:
        retreat.start()
        retreat.freeze()
        retreat.changes()
