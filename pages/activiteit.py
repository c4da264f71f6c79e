"""Activiteit: wat hebben we gedaan, wat ging niet door, en waarom?"""

from metrics import LISTINGS, METRICS
from ui import activity, show

show.title("Activiteit", asks="Wat hebben we gedaan, wat ging niet door, en waarom?")
show.cards(
    *(METRICS[i] for i in ("meetings_held", "pho_held", "cancellation_rate", "targets_met", "hours")), key="activiteit"
)
show.header("Overleggen per kwartaal, per portefeuille")
activity.multiples()
show.header("Elk overleg op zijn dag")
activity.strip()
show.header("Niet doorgegaan")
show.listing(
    LISTINGS["meeting_list"],
    ("meeting_date", "title", "state", "reason_code", "reason", "notice_days", "topic_went_to"),
    which="is_cancelled OR is_postponed", key="niet-doorgegaan", none="Er is geen overleg bekend dat niet doorging.",
)  # fmt: skip
show.header("Waartoe overleggen dienden")
show.bars(METRICS["purposes"], "purpose", key="functies")
show.header("Te bereiken resultaten")
show.bars(METRICS["targets"], "state", key="resultaten")
show.header("Geteld zonder datum")
activity.undated()
