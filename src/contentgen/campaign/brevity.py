"""Brief and desk → the parts of the short letter: why it matters, by the numbers, what is next, the
bottom line. One screen; each part is there only when the article has it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from contentgen.article.model import Role
from contentgen.brief.model import Brief, Event
from contentgen.campaign.desk import Desk
from contentgen.campaign.model import NOTHING, Figure, Part, Said
from contentgen.campaign.prose import Passage, overlap

MOST_FIGURES = 4
MOST_NEXT = 3
_ROOM = 260  # characters of a part: three to four lines

# How an article itself calls the paragraph that says why.
_WHY = re.compile(
    r"why (?:it|this|that) matters|why (?:you should )?care|so what|what (?:it|this) means|the stakes"
    r"|warum das wichtig ist|was das bedeutet|pourquoi c['’]est important|por qué importa",
    re.I,
)
_WEIGHTY = re.compile(
    r"\b(?:means|because|so that|which is why|the point|largest|biggest|first|no longer|enough to|instead of"
    r"|reason|depends?|decides?|changes?)\b",
    re.I,
)


def brief_parts(
    brief: Brief,
    desk: Desk,
    band: Sequence[Figure],
    lead: Said,
    takeaways: Sequence[Said],
    told: Sequence[Said] = (),
) -> Iterator[Part]:
    """`told` is what the letter says elsewhere."""
    bottom = takeaways[-1] if takeaways else _last_word(desk, lead)
    why = _why(desk, [lead, bottom, *told], takeaways[:-1])
    if why:
        yield Part(NOTHING, (why,), kind="why")
    figures = tuple(
        (" ".join(filter(None, (f.qualifier, f.figure))), Said(_labelled(f), f.lines))
        for f in band[:MOST_FIGURES]
    )
    if len(figures) >= 2:
        yield Part(NOTHING, (), figures, kind="numbers")
    coming = tuple(
        (event.when, Said(_sentence(event.label), (event.line,)))
        for event in _coming(brief)
    )  # fmt: skip
    if coming:
        yield Part(NOTHING, (), coming[:MOST_NEXT], kind="next")
    if bottom and overlap(bottom.text, lead.text) < 0.6:
        yield Part(NOTHING, (bottom,), kind="bottom")


def _why(desk: Desk, told: Sequence[Said], takeaways: Sequence[Said]) -> Said:
    """The article's own answer, else a takeaway, else the passage that gives most of a reason."""
    able = [p for p in desk.passages if len(p.said.text) <= _ROOM and not _repeats(p.said, told)]
    labelled = [p for p in able if _WHY.search(p.label)]
    if labelled:
        return labelled[0].said
    fresh = [said for said in takeaways if len(said.text) <= _ROOM and not _repeats(said, told)]
    if fresh:
        return fresh[0]
    best = max(
        (p for p in able if p.role is not Role.FAQ), key=lambda p: _reason(p, desk), default=None
    )
    return best.said if best else NOTHING


def _reason(passage: Passage, desk: Desk) -> tuple[float, int]:
    title = f"{desk.brief.title} {desk.brief.subtitle}"
    text = passage.said.text
    points = desk.weights[passage.order] + 0.3 * desk.near(title, text)
    points += 2.0 * bool(_WEIGHTY.search(text)) - 3.0 * (passage.label == "deck")
    return points, -passage.order


def _last_word(desk: Desk, lead: Said) -> Said:
    """What the article ends on, when it ends on a conclusion of its own."""
    closing = [
        p.said
        for p in desk.passages
        if p.role is Role.CONCLUSION and len(p.said.text) <= _ROOM and not _repeats(p.said, [lead])
    ]
    return closing[-1] if closing else NOTHING


def _coming(brief: Brief) -> Iterator[Event]:
    """Dated events that were still to come when the article was written."""
    seen: set[str] = set()
    for timeline in brief.timelines:
        for event in timeline.events:
            dated = timeline.public and event.future and event.when and len(event.when) <= 30
            if dated and event.label not in seen and len(event.label) <= 120:
                seen.add(event.label)
                yield event


def _labelled(figure: Figure) -> str:
    when = figure.when
    said = figure.label
    return f"{said}, {when}" if when and when.lower() not in said.lower() else said


def _sentence(label: str) -> str:
    words = label[:1].upper() + label[1:]
    return words if words[-1:] in ".!?…" else f"{words}."


def _repeats(said: Said, told: Sequence[Said]) -> bool:
    return any(
        other and (overlap(said.text, other.text) > 0.5 or other.text in said.text)
        for other in told
    )
