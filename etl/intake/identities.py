"""Who someone in a report is: a municipality and a function, never a name.

    people.key      the secret with which a name becomes a code; it stays in this folder and in no export

A name that is read becomes a code at the door. What the code stands for is confirmed once by a person and then
remembered among the other answers (`etl/intake/answers.py`), without the name: see docs/decisions/people.md.
"""

from __future__ import annotations

import contextlib
import hmac
import os
import re
import secrets
import unicodedata
from collections.abc import Collection, Iterable
from pathlib import Path
from typing import Any

import warehouse
from etl.intake.answers import PERSON, answers
from etl.intake.choices import Choices
from etl.intake.similarity import SURE_PERSON, nearest
from etl.sql import MACROS
from warehouse import DamagedWarehouse, Error, NoWarehouse

NO_MUNICIPALITY = "geen gemeente"
FUNCTIONS = ("wethouder", "burgemeester", "raadslid", "griffier", "gemeentesecretaris", "ambtenaar", "onbekend")
_EXTRA = re.compile(r"\([^)]*\)|\[[^\]]*\]|\b(dhr|mw|mevr|mevrouw|de heer|drs|dr|mr|ing|ir|prof)\b\.?")
_NOT_A_MEMBER = re.compile(r"\b(gast(en)?|provincie|provinciale|waterschap|vng|ministerie|rijk|veiligheidsregio|ggd)\b")


def code_of(name: str) -> str:
    """The code of a name: the same for "Achternaam, Voornaam (EXT)" and "voornaam achternaam"."""
    return f"persoon {hmac.new(_key(), plain(name).encode(), 'sha256').hexdigest()[:10]}"


def plain(name: str) -> str:
    """A name as its words in order of the alphabet, without accents, titles and what stands between brackets."""
    bare = unicodedata.normalize("NFKD", name.casefold())
    bare = "".join(c for c in bare if not unicodedata.combining(c))
    return " ".join(sorted(re.findall(r"[\w']+", _EXTRA.sub(" ", bare)))) or bare.strip()


def place_of(municipality: str, function: str) -> str:
    """How a confirmed person is written down."""
    return f"{municipality} · {function}" if municipality != NO_MUNICIPALITY else NO_MUNICIPALITY


def confirmed(choices: Choices) -> dict[str, tuple[str, str]]:
    """Code (or name of an organisation) → municipality ("" = none of ours) and function."""
    kept = {a.text: a.meaning for a in answers() if a.kind == "value" and f"{a.dataset}.{a.column}" == PERSON}
    found = kept | dict(choices.values.get(PERSON, {}))
    return {code: _parts(meaning) for code, meaning in found.items()}


def _parts(meaning: str) -> tuple[str, str]:
    municipality, _, function = meaning.partition(" · ")
    return ("", "") if municipality == NO_MUNICIPALITY else (municipality, function or "onbekend")


class Municipalities:
    """The members, by every name they are known under."""

    def __init__(self, rows: Iterable[tuple[Any, ...]]) -> None:
        self.names: list[str] = []
        self._by: dict[str, str] = {}
        for name, code, also in rows:
            self.names.append(name)
            for text in (name, code or "", *(also or ())):
                if text:
                    self._by.setdefault(folded(text), name)

    @property
    def by_name(self) -> dict[str, str]:
        """Every name, in small letters, with the member it stands for."""
        return {name.lower(): name for name in self.names} | self._by

    def find(self, text: str) -> str:
        """The member that a text names in full; "" for anything else (Groningen is one, the province is not)."""
        return self._by.get(folded(text), "")

    def of_domain(self, domain: str) -> str:
        """The member that a domain of e-mail belongs to, by its name in it; "" when none or more than one is."""
        bare = re.sub(r"[^a-z]", "", domain.rsplit(".", 1)[0].replace("gemeente", ""))
        found = {name for key, name in self._by.items() if len(key) > 3 and re.sub(r"[^a-z]", "", key) == bare}
        return found.pop() if len(found) == 1 else ""


def folded(text: str) -> str:
    """A name of an organisation to compare by: without accents, case and the word municipality."""
    bare = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(c for c in bare if not unicodedata.combining(c))
    return " ".join(
        re.sub(r"^(gemeente|gem\.?)\s+|\s+gemeente$", "", " ".join(re.findall(r"[\w'()/-]+", bare))).split()
    )


def slug(text: str, most: int, nothing: str) -> str:
    """A name as a part of a number that is made: small letters, digits and dashes; `nothing` where none are left."""
    return re.sub(r"[^a-z0-9]+", "-", folded(text)).strip("-")[:most].strip("-") or nothing


def is_no_member(text: str) -> bool:
    """Does this name an organisation that is certainly none of the municipalities?"""
    return bool(_NOT_A_MEMBER.search(folded(text)))


def members() -> Municipalities:
    """The members as they are stored now."""
    return Municipalities(_rows("SELECT municipality, municipality_code, also_called FROM municipalities"))


def suggestions(names: Collection[str], folder: Path) -> dict[str, tuple[str, str]]:
    """Name → municipality and function, of those that look like the name of a public office holder.

    Nothing is filled in by it, someone has to confirm. folder: where there is room for what does not fit in memory.
    """
    known = _holders()
    if not names or not known:
        return {}
    with warehouse.scratch(folder) as bench:
        bench.run(MACROS)
        found = nearest(bench, {plain(name) for name in names}, {name: name for name in known}, SURE_PERSON)
    return {name: known[found[plain(name)]] for name in names if plain(name) in found}


def _holders() -> dict[str, tuple[str, str]]:
    """Public office holders whose name is stored already: plain name → municipality and function."""
    sql = (
        "SELECT holder_name, municipality, function FROM seats WHERE holder_name IS NOT NULL AND municipality "
        "IS NOT NULL UNION SELECT name, municipality, function FROM officials WHERE name IS NOT NULL AND "
        "municipality IS NOT NULL"
    )
    return {plain(name): (municipality, (function or "").lower()) for name, municipality, function in _rows(sql)}


def _rows(sql: str) -> list[tuple[Any, ...]]:
    try:
        with warehouse.reader() as now:
            return now.rows(sql, [])
    except (NoWarehouse, DamagedWarehouse, Error):
        return []


def _key() -> bytes:
    """The secret, made once. Whoever loses it only has to confirm people again."""
    path = warehouse.root() / "people.key"
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        beside = path.with_name(f"{path.name}.{os.getpid()}.{secrets.token_hex(4)}.tmp")
        beside.touch(mode=0o600)
        beside.write_text(secrets.token_hex(32), encoding="ascii")
        # Whoever was first at the same moment: that one is it.
        with contextlib.suppress(FileExistsError):
            os.link(beside, path)
        beside.unlink()
    return path.read_text(encoding="ascii").encode()
