"""Words that tell a range from a change."""

from __future__ import annotations

from contentgen.brief.quantities.tables import terms

RANGING = frozenset(
    terms(
        "ranging range ranges ranged anywhere vary varies varying varied between priced prices "
        "enable costing"
    )
)
# Where a change goes down, the larger first number shares the magnitude: "fell from 10 to 5 million".
FALLS = frozenset(
    terms(
        "fell fall falls fallen falling dropped drop drops dropping down declined decline declines "
        "decreased decrease decreases slid plunged shrank shrunk shrink shrinks cut cuts cutting "
        "reduced reduce reduces lowered lower lowers slashed sank halved"
    )
)
CHANGES = frozenset(
    terms(
        "rose rise rises rising grew grow grows growing grown jumped jump jumps jumping climbed "
        "climb climbs soared surged swelled went go goes going gone up increased increase "
        "increases increasing raised raise raises raising expanded expand expands expanding "
        "doubled tripled quadrupled halved slashed moved move moves shifted fell fall falls fallen falling "
        "dropped drop drops dropping down declined decline declines decreased decrease decreases "
        "slid plunged shrank shrunk shrink shrinks cut cuts cutting reduced reduce reduces "
        "lowered lower lowers slashed sank improved improve improves scaled scale scaling scales "
        "changed change changes extended upgraded pushed took takes"
    )
)
