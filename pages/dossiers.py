"""Dossiers: hoe staat elk dossier ervoor, en wat is er veranderd?"""

from metrics import HEADLINES
from ui.blocks import show
from ui.dossiers import dossier, matrix

if dossier.is_open():
    dossier.heading()
    dossier.summary()
    dossier.lights()
    dossier.results()
    dossier.meetings()
    dossier.turnout()
    dossier.hours()
    dossier.people()
    dossier.exchange()
    dossier.agreements()
    dossier.remarks()
else:
    show.answer(HEADLINES["dossiers"])
    matrix.counts()
    matrix.matrix()
show.drawers()
