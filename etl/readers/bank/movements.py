"""Which movement of an account is which: known again on another statement by its day, its amount and its place.

The place is the balance after it. A movement between the same two balances is the same one; a part of a day that begins
where another part ended follows on it and has none of its movements, however equal their amounts. Banks may write a
day in another order: parts that begin or end alike are then one part, and an equal amount is the same. Where no balance
says where a movement stands, an equal one of that day is the same too. Where a day comes back to a balance that it had,
the references of the bank tell its parts apart; without them nobody knows, and `unsure` names the day.
"""

from __future__ import annotations

import re
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


def reference_of(text: str) -> str:
    """What the bank calls a movement; empty where its text says that it does not (NONREF, NOTPROVIDED, zeros)."""
    return "" if re.fullmatch(r"(?i)nonref|notprovided|0+", text.strip()) else text.strip()


@dataclass(frozen=True)
class _Part:
    """Movements of a day that follow on each other: where they stand, and the balances between them (one more)."""

    places: tuple[int, ...]
    balances: tuple[Decimal, ...] = ()


@dataclass(frozen=True)
class _Place:
    """Where a known movement stands: its number in its chain of parts, and the balances of that chain."""

    at: int
    balances: tuple[Decimal, ...]


def matched(new: Sequence[Movement], known: Sequence[Movement]) -> list[int | None]:
    """For each new movement of an account the place of the one in `known` that it is; None for one not seen before."""
    found: list[int | None] = [None] * len(new)
    days = _by_day(known)
    for day, places in _by_day(new).items():
        of_day = days.get(day, [])
        chains = _chains(_parts(known, of_day))
        free = dict.fromkeys(of_day)
        parts = _parts(new, places)
        # first those that stand between the same two balances: an equal amount elsewhere must not take their place
        for is_exact in (True, False):
            for part in parts:
                for place in (place for place in part.places if found[place] is None):
                    one = new[place]
                    same = [k for k in free if known[k].amount == one.amount]
                    if is_exact:
                        same = [k for k in same if one.after is not None and known[k].after == one.after]
                    same = [k for k in same if not _apart(part, one, known[k], chains.get(k), is_exact)]
                    if same:
                        found[place] = at = min(same, key=lambda k: (known[k].reference != one.reference, k))
                        del free[at]
    return found


def unsure(new: Sequence[Movement], known: Sequence[Movement], found: Sequence[int | None]) -> list[str]:
    """The days of which nobody can say how often a movement is there: its balances come back to what they were, more
    than one statement has that day, and the references of the bank do not tell them apart; or it was seen before with
    another reference. Two files of which no reference agrees number their movements each in its own way: that says
    nothing.

    found: as `matched` gives it.
    """
    days, seen = _by_day(known), list[str]()
    named = {p: (new[p].reference, known[k].reference) for p, k in enumerate(found) if k is not None}
    named = {p: pair for p, pair in named.items() if all(pair)}
    is_one_way = len(named) == 1 or any(one == other for one, other in named.values())
    for day, places in _by_day(new).items():
        of_day, ours = [known[k] for k in days.get(day, [])], [new[p] for p in places]
        if not of_day:
            continue
        pairs = [(new[p], known[k]) for p in places if (k := found[p]) is not None]
        is_told = all(one.reference for one in (*of_day, *ours)) and all(a.reference == b.reference for a, b in pairs)
        is_other = is_one_way and any(p in named and named[p][0] != named[p][1] for p in places)
        is_moved = any(None not in (a.after, b.after) and a.after != b.after for a, b in pairs)
        is_moved = is_moved and Counter(one.amount for one in ours) != Counter(one.amount for one in of_day)
        if is_other or ((is_moved or _comes_back([*of_day, *ours])) and not is_told):
            seen.append(day)
    return seen


def ends_of(movements: Sequence[Movement]) -> tuple[Decimal, Decimal] | None:
    """(balance at the begin, at the end) of movements that make one walk along their balances, in whatever order they
    come; None where they do not, or where the walk ends where it began and so may begin anywhere."""
    steps = [(one.before, one.after) for one in movements if one.before is not None and one.after is not None]
    leads = Counter(before for before, _ in steps)
    leads.subtract(after for _, after in steps)
    begins, ends = [b for b, n in leads.items() if n > 0], [b for b, n in leads.items() if n < 0]
    if len(steps) != len(movements) or len(begins) != 1 or len(ends) != 1 or leads[begins[0]] != 1:
        return None
    reached, grows = {begins[0]}, True
    while grows:
        more = {after for before, after in steps if before in reached} - reached
        reached, grows = reached | more, bool(more)
    return (begins[0], ends[0]) if reached == set(leads) else None


def _comes_back(movements: Sequence[Movement]) -> bool:
    """Can one come back to a balance by these movements?"""
    steps: set[tuple[Decimal | None, Decimal | None]] = {
        (one.before, one.after) for one in movements if one.after is not None and one.amount
    }
    while steps:
        ends = {after for _, after in steps}
        onward = {(before, after) for before, after in steps if before in ends}
        if onward == steps:
            return True
        steps = onward
    return False


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


def _chains(parts: Sequence[_Part]) -> dict[int, _Place]:
    """Movement → where it stands, in the chain of parts that follow on each other."""
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
    return {place: _Place(at, part.balances) for part in left for at, place in enumerate(part.places)}


def _apart(part: _Part, one: Movement, other: Movement, place: _Place | None, is_exact: bool) -> bool:
    """Do the balances say that this movement of a part is not the known one? is_exact: both have the same balance."""
    if not part.balances or place is None:
        return False
    start, end = part.balances[0], part.balances[-1]
    begins = [n for n, balance in enumerate(place.balances) if balance == start]
    ends = [n for n, balance in enumerate(place.balances) if balance == end]
    if start == end or len(begins) > 1 or len(ends) > 1:
        return bool(one.reference and other.reference and one.reference != other.reference)
    if is_exact:
        return False
    if not begins and not ends and not {place.balances[0], place.balances[-1]} & set(part.balances):
        return True  # they meet nowhere: equal amounts at two places of the day
    return bool((begins and place.at < begins[0]) or (ends and place.at >= ends[0]))
