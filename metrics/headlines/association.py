"""De kop over de vereniging zelf: hoe zij heet en welke kleur zij heeft."""

from __future__ import annotations

from metrics.headline import Case, Headline, Told
from metrics.settings import COLOUR, NAME, REAL, SETTING_LIST, SHORT, SHORT_NAME


def _chosen(t: Told) -> dict[str, str]:
    chosen = {str(row["setting"]): str(row["value"]) for row in t.rows(SETTING_LIST, REAL)}
    return {setting: chosen[setting] for setting in (NAME, SHORT_NAME, COLOUR) if setting in chosen}


def _called(t: Told) -> str:
    chosen = _chosen(t)
    name, short = chosen.get(NAME, "").partition(";")[0].strip(), chosen.get(SHORT_NAME)
    said = f"De vereniging heet {name}" if name else "Hoe de vereniging voluit heet, is niet ingesteld"
    said += f", kort {short}" if short and name else f"; kort heet zij {short}" if short else ""
    said += f"; haar kleur is {chosen[COLOUR]}" if COLOUR in chosen else "; een eigen kleur is niet ingesteld"
    return f"{said}."


ASSOCIATION = Headline(
    "instellingen",
    "Instellingen",
    "Hoe heet de vereniging, en welke kleur heeft zij?",
    (SETTING_LIST,),
    (Case("iets ingesteld", lambda t: bool(_chosen(t)), _called),),
    f"Hoe de vereniging heet, is niet ingesteld; boven elke pagina staat {SHORT}.",
    SETTING_LIST.needs,
)
