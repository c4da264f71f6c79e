"""Gegevens: kan ik deze cijfers vertrouwen, en waar komen ze vandaan?"""

from metrics import HEADLINES
from ui import data, upload
from ui.blocks import show

show.answer(HEADLINES["gegevens"])
upload.said()
data.kinds()
show.drawers(
    show.Drawer("kolommen", "Per kolom", data.columns, of=("soort",)),
    show.Drawer("twijfel", "Spreekt zichzelf tegen", data.doubts, count=data.doubted()),
    show.Drawer("bronnen", "Verschil tussen bronnen", data.differences),
    show.Drawer("kanttekeningen", "Kanttekeningen en keuzes", data.remarks, count=data.remarked()),
    show.Drawer("klaar", "Nog niet klaar", upload.unfinished, count=upload.waiting()),
    show.Drawer("aanleveringen", "Aanleveringen", data.batches, of=("welke",), for_work=True),
    show.Drawer("waarden", "Eerdere waarden", data.value_history),
    show.Drawer("recepten", "Recepten", upload.remembered_recipes, for_work=True),
    show.Drawer("woordenboek", "Woordenboek", data.dictionary),
    show.Drawer("uitvoer", "Alles meenemen", data.take_along),
)
