"""Gegevens: kan ik deze cijfers vertrouwen, en waar komen ze vandaan?"""

from metrics import HEADLINES, LISTINGS, METRICS
from ui import data, upload
from ui.blocks import show

show.answer(HEADLINES["gegevens"])
upload.said()
show.cards(METRICS["rows_loaded"], METRICS["contradictions"], METRICS["list_coverage"], key="vertrouwen")
show.header("Tegenspraken, dubbelingen en keuzes")
show.listing(LISTINGS["note_list"], ("kind", "sentence", "dossiers", "meetings"), key="kanttekeningen", most=15)
show.header("Gegevens die zichzelf tegenspreken")
show.listing(LISTINGS["doubt_list"], ("kind", "meeting_date", "title", "sentence"), key="twijfel", most=15)
show.header("Waar bronnen van een overleg verschillen")
data.differences()
show.header("Hoe nieuw en hoe volledig")
data.freshness()
show.header("Wat nog open staat")
upload.unfinished()
show.header("Aanleveringen")
data.remove_example()
upload.history(most=100)
show.header("Geschiedenis van waarden")
data.value_history()
show.header("Recepten voor eigen bestanden")
upload.remembered_recipes()
show.header("Woordenboek en uitvoer")
data.dictionary()
data.export()
data.version()
show.drawers()
