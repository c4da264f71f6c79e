"""Instellingen: wat de vereniging zelf koos, zoals haar naam en haar kleur."""

from collections.abc import Mapping

from metrics.metric import Listing

SHORT = "VGG"
"""The short name where none was chosen."""

NAME, SHORT_NAME, COLOUR = "naam van de vereniging", "korte naam", "kleur"

REAL = "NOT is_fictional"
"""A name out of an example does not stand above real figures."""


def name_of(told: Mapping[str, str]) -> str:
    """The name of the association out of its settings; empty where none was chosen. told: setting → value."""
    return told.get(NAME, "").partition(";")[0].strip()


SETTING_LIST = Listing(
    "setting_list",
    "Instellingen",
    "Wat de vereniging zelf heeft ingesteld. Een waarde van het voorbeeldjaar is gemerkt, en geldt niet voor haar naam "
    "en kleur.",
    "setting_facts",
    {"setting": "Instelling", "value": "Waarde"},
    "setting",
    applies=(),
    needs="Er is nog niets ingesteld. Vul op de pagina Instellingen de naam, de korte naam en de kleur in.",
)
