"""Afspraken: wat is afgesproken, wie doet het, en wat is te laat?"""

from metrics import HEADLINES
from ui.agreements import columns, forms, table
from ui.blocks import show

show.answer(HEADLINES["afspraken"])
columns.screen()
show.drawers(
    show.Drawer("bijwerken", "Bijwerken", forms.update, of=forms.OF, for_work=True),
    show.Drawer("toevoegen", "Toevoegen", forms.add, for_work=True),
    show.Drawer("tabel", "Alle afspraken", table.table, of=table.OF),
)
