"""Afbouw: wat stopt, gaat over of begint, en wat komt daarmee vrij?"""

from metrics import HEADLINES
from ui.blocks import show
from ui.handovers import form, line, register

show.answer(HEADLINES["afbouw"])
line.screen()
show.drawers(
    show.Drawer("bijwerken", "Toevoegen of bijwerken", form.form, of=form.OF, for_work=True),
    show.Drawer("tegenspraak", "Tegenspraken", register.contradictions),
    show.Drawer("register", "Het register", register.register),
)
