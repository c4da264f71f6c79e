"""Instellingen: hoe heet de vereniging, en welke kleur heeft zij?"""

from metrics import HEADLINES
from ui import settings, upload
from ui.blocks import show

show.answer(HEADLINES["instellingen"])
upload.said()
settings.settings()
show.drawers(show.Drawer("wijzigen", "Naam en kleur wijzigen", settings.change, for_work=True))
