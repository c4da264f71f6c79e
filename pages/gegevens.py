"""Gegevens: kan ik deze cijfers vertrouwen, en waar komen ze vandaan?"""

from metrics import HEADLINES
from ui import upload
from ui.blocks import show
from ui.data import columns, kept, kinds

show.answer(HEADLINES["gegevens"])
upload.said()
kinds.kinds()
show.drawers(
    show.Drawer("kolommen", "Per kolom", columns.columns, of=("soort",)),
    show.Drawer("twijfel", "Spreekt zichzelf tegen", kept.doubts, count=kept.doubted()),
    show.Drawer("bronnen", "Verschil tussen bronnen", kept.differences),
    show.Drawer("kanttekeningen", "Kanttekeningen en keuzes", kept.remarks, count=kept.remarked()),
    show.Drawer("klaar", "Nog niet klaar", upload.unfinished, count=upload.waiting()),
    show.Drawer("aanleveringen", "Aanleveringen", kept.batches, of=("welke",), for_work=True),
    show.Drawer("waarden", "Eerdere waarden", kept.value_history),
    show.Drawer("recepten", "Recepten", upload.remembered_recipes, for_work=True),
    show.Drawer("woordenboek", "Woordenboek", kept.dictionary),
    show.Drawer("uitvoer", "Alles meenemen", kept.take_along),
)
