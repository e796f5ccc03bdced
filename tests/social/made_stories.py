"""A campaign about a river ferry that never was, for the tests of social."""

from __future__ import annotations

from dataclasses import replace

from contentgen.campaign.model import (
    NOTHING,
    Asked,
    Beat,
    Brand,
    Campaign,
    Card,
    Computed,
    Figure,
    Hero,
    LetterPlan,
    Said,
    Story,
)

LINK = "https://example.com/stories/the-ferry-that-pays-for-itself"
DISCLAIMER = Said(
    "This text is for information only. It does not constitute financial or legal advice.", (90,)
)


def said(text: str, *lines: int, computed: tuple[Computed, ...] = ()) -> Said:
    return Said(text, lines or (1,), (f"stat-{lines[0] if lines else 1}",), computed)


def beat(
    *texts: str, role: str = "fact", card: str = "", listed: bool = False, line: int = 1
) -> Beat:
    parts = tuple(said(text, line + i) for i, text in enumerate(texts))
    return Beat(role, parts, card, listed)


def card(id: str, alt: str = "A bar chart: 12 and 40 crossings.") -> Card:
    figure = Figure("40", "crossings", 40)
    return Card(
        id, "stat", Said("Crossings"), NOTHING, Hero(figure), "Source: timetable", alt, (1,), ()
    )


MAIN = Story(
    "main",
    "The ferry that pays for itself",
    "",
    (
        beat(
            "Two winters ago the Lower Elm ferry carried 1,200 people a week.",
            "Today it carries more than 9,400.",
            role="hook",
            card="growth",
            line=3,
        ),
        beat(
            "The ferry company replaced its two diesel boats with one electric boat of 14 tonnes, "
            "built in Marl by a yard of only 11 people.",
            line=8,
        ),
        beat(
            "What a crossing costs:",
            "Diesel, 2023: $41 in fuel",
            "Electric, 2025: $6 in power",
            "Crew, both years: $58",
            role="list",
            card="costs",
            listed=True,
            line=12,
        ),
        beat(
            "“We expected complaints about the timetable, and there were none,” said the harbour "
            "master, Ida Brandt.",
            "The timetable grew from 12 to 40 crossings a day.",
            role="contrast",
            line=20,
        ),
        beat(
            "The sums hold only as long as the power price stays below about 22 cents per "
            "kilowatt-hour, the company says.",
            role="caveat",
            line=25,
        ),
        beat(
            "Is the ferry a model for other towns? Where a river is narrow, yes.",
            "Where it is wide, the battery is still too small.",
            role="answer",
            card="answer",
            line=30,
        ),
    ),
    ("#LowerElm", "#ElectricFerries", "#Harbour"),
    money=True,
    ids=("stat-3",),
)
YARD = Story(
    "yard",
    "The yard of eleven people",
    "angle-yard",
    (
        beat("Eleven people in Marl built a boat that replaces two.", role="hook", line=40),
        beat(
            "The yard has built wooden boats since 1911, and this is its first electric one.",
            line=41,
        ),
        beat(
            "Its next order is for three boats, for the lakes in the north.",
            role="takeaway",
            line=42,
        ),
    ),
    ("#Marl",),
)
LETTER = LetterPlan(
    (), NOTHING, NOTHING, NOTHING, NOTHING, (), "", (), (), 0, (), (), None, "", NOTHING
)
CAMPAIGN = Campaign(
    slug="ferry",
    title="The ferry that pays for itself",
    subtitle="",
    language="en",
    date="2026-03-01",
    link=LINK,
    brand=Brand("The Lower Elm Post"),
    cards=(card("growth"), card("costs"), card("answer")),
    stories=(MAIN, YARD),
    letter=LETTER,
    faq=tuple(Asked(said(f"Question {n}?"), said("Yes.")) for n in range(8)),
    hashtags=("#LowerElm", "#Ferry"),
    disclaimer=DISCLAIMER,
)


def campaign_of(*beats: Beat, **changes: object) -> Campaign:
    """A campaign with one story of these beats; `money` and `hashtags` are the story's."""
    money = bool(changes.pop("money", False))
    hashtags = changes.pop("hashtags", ())
    story = Story("main", "A title", "", beats, hashtags, money)  # type: ignore[arg-type]
    return replace(CAMPAIGN, stories=(story,), hashtags=(), **changes)  # type: ignore[arg-type]
