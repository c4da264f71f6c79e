"""Similarity: how much two texts look alike, from 0 to 1; the one measure behind all that is suggested or asked.

The measure itself is `nl_likeness` in etl/nl.sql, so that one text or ten thousand are compared in one query. What may
follow from it is declared here: only from SURE on is anything read without asking, and then it is said.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping

from warehouse import Workbench

SURE = 0.93
"""A heading is taken for a column, a meeting for a meeting of the same day: the same words, or a letter or two off."""
SURE_PERSON = 0.9
"""A name is that of an office holder; even then someone confirms it."""
ASK = 0.75
"""A heading may be this column, a meeting this one: it is asked."""
SUGGEST = 0.72
"""A word or name in a cell may be this known one: it is offered, never filled in."""
MARGIN = 0.04
"""What is sure must be so much more alike than anything else."""
_YEAR = re.compile(r"\b(19|20)\d\d\b")


def tidied(label: str) -> str:
    """A label without a year, without what stands between brackets and without signs around its words."""
    bare = re.sub(r"\([^)]*\)", " ", _YEAR.sub(" ", label))
    return " ".join(re.findall(r"[\w']+", bare)) or label


def likenesses(bench: Workbench, pairs: Collection[tuple[str, str]]) -> dict[tuple[str, str], float]:
    """The likeness of the two texts of each pair, tidied; capitals and accents do not count.

    The bench has the macros of `etl.sql`.
    """
    if not pairs:
        return {}
    bare = {text: tidied(text) for pair in pairs for text in pair}
    found = bench.rows(
        "SELECT one, other, nl_likeness(nl_words(nl_label(one)), nl_words(nl_label(other)))::DOUBLE "
        "FROM (SELECT unnest(?::VARCHAR[]) AS one, unnest(?::VARCHAR[]) AS other)",
        [[bare[one] for one, _ in pairs], [bare[other] for _, other in pairs]],
    )
    scores = {(one, other): score for one, other, score in found}
    return {(one, other): scores[bare[one], bare[other]] for one, other in pairs}


def nearest(
    bench: Workbench, texts: Collection[str], known: Mapping[str, str], least: float = SUGGEST
) -> dict[str, str]:
    """Text → what it is most like, for each text that is like one thing. known: what a thing is called → the thing."""
    if not texts or not known:
        return {}
    texts, names = [*dict.fromkeys(texts)], [*known]
    words = "nl_words(nl_label(bare)) AS words FROM (SELECT unnest(?::VARCHAR[])"
    scored = (
        "SELECT text, value, max(nl_likeness(t.words, k.words)) AS score "
        f"FROM (SELECT text, {words} AS text, unnest(?::VARCHAR[]) AS bare)) t, "
        f"(SELECT value, {words} AS value, unnest(?::VARCHAR[]) AS bare)) k GROUP BY ALL"
    )
    found = bench.rows(
        most_alike(scored, "text", least),
        [texts, [*map(tidied, texts)], [known[name] for name in names], [*map(tidied, names)]],
    )
    return dict(found)


def most_alike(scored: str, asked: str, least: float = SUGGEST) -> str:
    """As SQL: per question the one `value` with the highest `score`, as `nearest`; none where two have it.

    scored: a query that gives each value once with its score. asked: the columns that make a question.
    """
    return (
        f"SELECT {asked}, min(value) AS nearest FROM (SELECT *, max(score) OVER (PARTITION BY {asked}) AS best "
        f"FROM ({scored})) WHERE score = best AND score >= {least} GROUP BY {asked} HAVING count(*) = 1"
    )
