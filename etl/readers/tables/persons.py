"""Is a relation a person? Guessed from its name, and only where nothing says that it is an organisation."""

from __future__ import annotations

import re

_TITLES = r"(?:dhr|heer|mevr|mevrouw|mw|ing|drs|ir|mr|dr|prof)\.?"
_INITIALS = r"(?:[A-Z][a-z]?\.\s?)+"
_BETWEEN = r"(?:van|de|der|den|ter|ten|te|het|'t|v\.d\.|vd|le|la)"
_SURNAME = rf"(?:{_BETWEEN}\s+)*[A-Z][\w'-]+(?:\s*-\s*[A-Z][\w'-]+)?"
_PERSON = re.compile(
    rf"(?:{_TITLES}\s+)+(?:{_INITIALS}\s*)?{_SURNAME}|{_INITIALS}\s*{_SURNAME}|{_SURNAME},\s*{_INITIALS}.*"
)
_ORGANISATION = re.compile(
    r"\b(?:b\.?v|n\.?v|v\.?o\.?f|stichting|vereniging|gemeente|provincie|waterschap|bureau|advies|groep|holding|bank|"
    r"maatschap|universiteit|hogeschool|co[oö]peratie|gmbh|ltd|beheer|diensten|instituut|centrum)\b",
    re.IGNORECASE,
)


def looks_like_a_person(name: str) -> bool:
    """‘J. de Vries’, ‘mevr. A.B. Jansen’ and ‘Jansen, P.’ do; ‘Jansen Advies’ and a name of one word do not."""
    clean = name.strip()
    titled = re.sub(rf"^{_TITLES}\s", lambda m: m[0].lower(), clean, flags=re.IGNORECASE)
    return _ORGANISATION.search(clean) is None and _PERSON.fullmatch(titled) is not None
