"""Which movement of an account is which: known again on another statement by its day, its amount and its place.

The place is the balance after it. A part of a day that begins where another part ended follows on it and has none of
its movements, however equal their amounts. Where no balance says where a movement stands, an equal one of that day is
the same; and where a day ends on the balance it began with, the references of the bank tell its parts apart.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True)
class Movement:
    """day as ISO text; amount signed. after: the balance after it, None = unknown. reference: of the bank, or empty."""

    day: str
    amount: Decimal
    after: Decimal | None = None
    reference: str = ""

    @property
    def before(self) -> Decimal | None:
        """The balance before it."""
        return None if self.after is None else self.after - self.amount


@dataclass(frozen=True)
class _Part:
    """Movements of a day that follow on each other: where they stand, and the balances between them (one more)."""

    places: tuple[int, ...]
    balances: tuple[Decimal, ...] = ()


def matched(new: Sequence[Movement], known: Sequence[Movement]) -> list[int | None]:
    """For each new movement of an account the place of the one in `known` that it is; None for one not seen before."""
    found: list[int | None] = [None] * len(new)
    days = _by_day(known)
    for day, places in _by_day(new).items():
        of_day = days.get(day, [])
        chains = _chains(_parts(known, of_day))
        free = set(of_day)
        for part in _parts(new, places):
            for place in part.places:
                one = new[place]
                same = [k for k in of_day if k in free and known[k].amount == one.amount]
                same = [k for k in same if not _apart(part, one, k, known[k], chains)]
                if same:
                    at = min(same, key=lambda k: (known[k].after != one.after, known[k].reference != one.reference, k))
                    found[place] = at
                    free.discard(at)
    return found


def _by_day(movements: Sequence[Movement]) -> dict[str, list[int]]:
    days = defaultdict(list)
    for place, one in enumerate(movements):
        days[one.day].append(place)
    return days


def _parts(movements: Sequence[Movement], places: Sequence[int]) -> list[_Part]:
    """The movements of a day in parts within which each begins with the balance that the one before it left."""
    parts: list[_Part] = []
    for place in places:
        before, after = movements[place].before, movements[place].after
        last = parts[-1] if parts else None
        if before is None or after is None:
            parts.append(_Part((place,)))
        elif last and last.balances and last.balances[-1] == before:
            parts[-1] = _Part((*last.places, place), (*last.balances, after))
        else:
            parts.append(_Part((place,), (before, after)))
    return parts


def _chains(parts: Sequence[_Part]) -> dict[int, tuple[int, tuple[Decimal, ...]]]:
    """Movement → its number in the chain of parts that follow on each other, and the balances of that chain."""
    left = [part for part in parts if part.balances]
    joined = True
    while joined:
        joined = False
        starts = Counter(part.balances[0] for part in left)
        ends = Counter(part.balances[-1] for part in left)
        for one in left:
            tail = one.balances[-1]
            nexts = [o for o in left if o is not one and o.balances[0] == tail]
            if len(nexts) == 1 and starts[tail] == ends[tail] == 1:
                other = nexts[0]
                left = [p for p in left if p is not one and p is not other]
                left.append(_Part((*one.places, *other.places), (*one.balances, *other.balances[1:])))
                joined = True
                break
    return {place: (at, part.balances) for part in left for at, place in enumerate(part.places)}


def _apart(
    part: _Part, one: Movement, place: int, other: Movement, chains: dict[int, tuple[int, tuple[Decimal, ...]]]
) -> bool:
    """Do the balances say that this movement of a part is not the known one?"""
    if not part.balances or place not in chains:
        return False
    at, balances = chains[place]
    start, end = part.balances[0], part.balances[-1]
    begins = [n for n, balance in enumerate(balances) if balance == start]
    ends = [n for n, balance in enumerate(balances) if balance == end]
    if start == end or len(begins) > 1 or len(ends) > 1:
        return bool(one.reference and other.reference and one.reference != other.reference)
    return bool((begins and at < begins[0]) or (ends and at >= ends[0]))
