"""The municipalities that are members, by every name under which a list may have them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

_NOTE = re.compile(
    r"(\s*[*¹²³⁴†‡°#]+|\s+\d\)|\s*[(\[]\s*(\*+|\d|[bw]|vz|plv\.? ?vz|voorzitter|vice-?voorzitter|secretaris|trekker|"
    r"gastheer|gastvrouw|gastgemeente|centrumgemeente|pfh|portefeuillehouder|wethouder|burgemeester|lid|agendalid|"
    r"notulist)\s*[)\]])+$"
)
"""A note behind a name: a sign, a number, or what its member is there. Other words may make it another organisation."""


@dataclass(frozen=True)
class Members:
    """The members by every name they are known under, in small letters."""

    names: Mapping[str, str]

    def find(self, text: str) -> str:
        """The member that a text names; "" for anything else."""
        bare = " ".join(re.sub(r"^(gemeente|gem\.?)\s+", "", text.strip().lower()).split())
        return self.names.get(bare, "") or self.names.get(_NOTE.sub("", bare), "")

    def like(self, text: str) -> str:
        """The one member that a text may be short for (ED, GRO, HHL, Westerkw.); "" for none or more than one.

        Nothing is read by it: it is what is suggested when someone is asked.
        """
        bare = re.sub(r"[^a-z]", "", re.sub(r"^(gemeente|gem\.?)\s+", "", text.strip().lower()))
        is_short = 2 <= len(bare) <= 5 or text.strip().endswith(".")
        found = {
            member
            for member in self.names.values()
            if is_short and _is_short_for(bare, re.sub(r"[^a-z]", "", member.lower()))
        }
        begun = {member for member in found if re.sub(r"[^a-z]", "", member.lower()).startswith(bare)}
        best = begun or found
        return best.pop() if len(best) == 1 else ""

    def named_in(self, texts: Sequence[str]) -> int:
        """How many of these texts name a member; where hardly one does, how many are short for different ones."""
        named = sum(bool(self.find(text)) for text in texts)
        short = {member for text in texts if (member := self.find(text) or self.like(text))}
        return named if named >= 2 else len(short) if len(short) >= 3 else named


def _is_short_for(short: str, name: str) -> bool:
    """Are these the first letter of a name and others of it, in their order?"""
    at = 0
    for letter in short:
        at = name.find(letter, at) + 1
        if not at:
            return False
    return bool(short) and short[0] == name[0]
