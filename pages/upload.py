"""Upload: wat zit er in dit bestand, wat verandert er, en wil ik dat?"""

from ui import upload
from ui.blocks import show

show.title("Upload", asks="Wat zit er in dit bestand, wat verandert er, en wil ik dat?")
upload.said()
upload.road()
upload.last(most=5)
show.drawers(
    show.Drawer("sjablonen", "Sjablonen", upload.templates),
    show.Drawer("aanleveringen", "Alle aanleveringen", upload.history, of=("welke",), for_work=True),
    show.Drawer("recepten", "Recepten voor eigen bestanden", upload.remembered_recipes, for_work=True),
)
