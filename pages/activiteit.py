"""Activiteit: wat hebben we gedaan, wat ging niet door, en waarom?"""

from metrics import HEADLINES, METRICS
from ui import activity
from ui.blocks import show

show.answer(HEADLINES["activiteit"])
show.cards(
    *(METRICS[i] for i in ("meetings_held", "pho_held", "cancellation_rate", "targets_met", "hours")), key="activiteit"
)
show.header("Overleggen per kwartaal, per portefeuille")
activity.multiples()
show.header("Elk overleg op zijn dag")
activity.strip()
show.header("Niet doorgegaan")
activity.ledger()
show.header("Te bereiken resultaten")
activity.targets()
show.header("Waartoe overleggen dienden")
show.bars(METRICS["purposes"], "purpose", key="functies")
show.header("Geteld zonder datum")
activity.undated()
show.header("Overleggen per voorzitter")
show.cards(METRICS["chair_load"], key="onder-voorzitter")
show.bars(METRICS["chair_load"], "chair", key="voorzitters")
show.header("Wat overleg kost")
activity.effort()
show.header("Helft van het verslag en helft van de kalender")
activity.halves()
show.drawers()
