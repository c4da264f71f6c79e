"""Upload: wat zit er in dit bestand, wat verandert er, en wil ik dat?"""

from ui import upload
from ui.blocks import show

show.title("Upload", asks="Wat zit er in dit bestand, wat verandert er, en wil ik dat?")
upload.said()
upload.road()
show.header("Laatste aanleveringen")
upload.history(most=10)
