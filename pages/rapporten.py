"""Rapporten: welke stukken maken we uit deze cijfers?"""

from metrics import HEADLINES
from ui import papers
from ui.blocks import show

show.answer(HEADLINES["rapporten"])
papers.papers()
show.drawers()
