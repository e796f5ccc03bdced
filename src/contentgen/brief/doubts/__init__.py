"""What a careful editor would query → notices, with the lines on both sides.

One function a doubt, named in the `RULES` of its theme; each yields what it doubts and changes nothing.

    facts       CG151 CG156 CG157 CG167 CG168 CG171      claims  CG153 CG154 CG169
    arithmetic  CG158 CG159 CG170                        times   CG152 CG160-CG163
    words       CG155 CG164-CG166
"""

from __future__ import annotations

from collections.abc import Iterator

from contentgen.article.model import Notice
from contentgen.brief.doubts import arithmetic, claims, facts, times, words
from contentgen.brief.doubts.evidence import Evidence


def find_doubts(evidence: Evidence) -> Iterator[Notice]:
    """Each doubt once, by code and place."""
    themes = (facts, claims, arithmetic, times, words)
    made = [n for theme in themes for rule in theme.RULES for n in rule(evidence)]
    once = dict.fromkeys(made)
    yield from sorted(once, key=lambda n: (n.code, n.spans[0].first if n.spans else 0))


__all__ = ["Evidence", "find_doubts"]
