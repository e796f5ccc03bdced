"""Cards of every kind, ordinary and awkward, made of our own words."""

from __future__ import annotations

from contentgen.campaign.cards.notes import with_notes
from contentgen.campaign.model import (
    Bar,
    Bars,
    Body,
    Brand,
    Card,
    Change,
    Duel,
    Figure,
    Figures,
    Hero,
    Rows,
    Said,
    Step,
    Steps,
    Versus,
    Words,
)
from contentgen.themes import load_theme

THEME = load_theme("paper")
BRAND = Brand(name="Harbour Notes")
LONG = (
    "A headline of two hundred and twenty characters must be set with care, since whoever writes "
    "one wants every word of it on the card, and none may be cut, shrunk beyond reading, or be "
    "left alone at the end of the last line."
)


def card(
    id: str, headline: str, subtitle: str, body: Body, source: str = "Source: the port"
) -> Card:
    shown = Card(
        id,
        "x",
        Said(headline, (1,)),
        Said(subtitle, (2,)),
        body,
        source,
        f"Alt of {id}",
        (1, 2),
        (),
    )
    return with_notes(shown, "en")


def fig(figure: str, label: str = "", value: float = 0.0, **more: object) -> Figure:
    return Figure(figure, label, value, **more)  # type: ignore[arg-type]


HERO = card(
    "hero", "The new ferry carries nearly twice as many cars", "",
    Hero(fig("$120M", "for three ships over the next six years", 120e6, qualifier="more than")),
)  # fmt: skip
CHANGE = card(
    "change", "Ferry bookings have more than doubled within two summers", "Bookings a month",
    Change(
        fig("40K", "Harbour Line", 40, when="summer of 2024", qualifier="about"),
        fig("95K", "Harbour Line", 95, when="now", qualifier="more than"),
        (fig("80K", "Island Ferries", 80, estimate=True),),
    ),
)  # fmt: skip
FIGURES = card(
    "figures", "Three figures that explain the new harbour", "All of them from the port's own plan",
    Figures((
        fig("250,000", "passengers a month", 2.5e5, qualifier="nearly"),
        fig("12 ha", "of new quay", 12), fig("4x", "the cranes of the old harbour", 4),
    )),
)  # fmt: skip
GRID = card(
    "grid", "Six figures from one plan", "",
    Figures(tuple(fig(f"${n}M", f"for part {n} of the works", n, qualifier="up to" if n % 2 else "")
                  for n in range(1, 7))),
)  # fmt: skip
BARS = card(
    "bars", "Harbour Line is still the smallest of the three", "Ships in service. Different years",
    Bars((
        Bar("Island Ferries, 2025", fig("19", "", 19)),
        Bar("Coast Express, by the end of 2027", fig("10", "", 10, qualifier="nearly"), "hollow"),
        Bar("Harbour Line", fig("5", "", 5, qualifier="up to"), "accent"),
    ), "ships"),
)  # fmt: skip
COLUMNS = card(
    "columns", "Crossings have grown every year", "Crossings, thousands",
    Bars(tuple(Bar(str(2020 + n), fig(f"{4 * n + 3}K", "", 4 * n + 3),
               "accent" if n > 3 else "plain")
               for n in range(5)), "K", "column"),
)  # fmt: skip
DENSE = card(
    "dense", "Bookings rise with every month of the season", "Bookings, thousands",
    Bars(tuple(Bar(f"Week {n}", fig(f"{n * n}K", "", n * n)) for n in range(1, 15)), "K", "column"),
)  # fmt: skip
SHARE = card(
    "share", "Most of the money comes from the port itself", "Parts of the $40 million plan",
    Bars((
        Bar("The port", fig("$25M", "", 25), "accent"), Bar("The city", fig("$10M", "", 10)),
        Bar("The ministry, if the ships arrive", fig("$5M", "", 5, qualifier="up to"), "hollow"),
    ), "$", "share"),
)  # fmt: skip
STEPS = card(
    "steps", "The letter that sank a strike", "What happened on the quay, in order",
    Steps((
        Step("The crew's letter reaches the owners", "Three weeks earlier"),
        Step("The owners agree to new shifts", "On Friday", turning=True),
        Step("Ships sail again", "Now"),
        Step("The first new ferry is due", "By the end of 2027", future=True),
    )),
)  # fmt: skip
TWO_STEPS = card(
    "two", "From plan to quay", "", Steps((Step("Plan", "2024"), Step("Quay", "2026")))
)
EIGHT_STEPS = card(
    "eight", "A harbour grows in eight steps", "From sand to cranes",
    Steps(tuple(Step(f"Step {n} of the works ends as planned", f"Spring {2019 + n}", future=n > 5,
                     turning=n == 5) for n in range(1, 9))),
)  # fmt: skip
VERSUS = card(
    "versus", "Ahead on speed and price, behind on space", "Island Ferries against Harbour Line",
    Versus("Island Ferries", "Harbour Line", (
        Duel("Price of a crossing", fig("$48", "", 48, estimate=True), fig("$39", "", 39), "right"),
        Duel("Top speed", fig("18 kn", "Tern class", 18), fig("24 kn", "Gull class", 24), "right"),
        Duel("Cars", fig("220", "", 220), fig("160", "", 160, qualifier="about"), "left"),
        Duel("Cabins", fig("Plain"), fig("With a sea view"), "right"),
    )),
)  # fmt: skip
NINE_ROWS = card(
    "nine", "Nine rows between two rivals", "",
    Versus("Left", "Right", tuple(Duel(f"Row {n}", fig(str(10 * n), "", 10 * n), fig("45", "", 45),
                                       "left" if n > 4 else "right") for n in range(1, 10))),
)  # fmt: skip
TABLE = card(
    "table", "Three generations of ferry in nine years", "The ships of Harbour Line",
    Rows(("Class", "Status", "Cars", "Remarks"), (
        ("Tern", "In service since 2017", "120", "Diesel"),
        ("Gull", "Ordered", "160", "Battery with a diesel in reserve"),
        ("Skua", "On paper", "–", "Battery only, for the long crossing to the outer island"),
    )),
)  # fmt: skip
QUOTE = card(
    "quote", "The captain calls it a slow start", "",
    Words("We would rather be a day late with every lamp working than on time in the dark.",
          "The captain of the first ferry", True),
)  # fmt: skip
TAKEAWAY = card(
    "takeaway", "What it means for islanders", "", Words("Twice the ships, half the wait.")
)
LONG_HEAD = card("long", LONG, "Bookings a month", CHANGE.body)
SHORT_HEAD = card("short", "Ships are late", "", Hero(fig("30%", "of them", 30)))
WIDE_FIGURE = card(
    "exact", "A very exact figure", "", Hero(fig("$1,234,567,890", "as counted", 1.2e9))
)
LONG_PAIR = card(
    "pair", "From millions to billions", "",
    Change(fig("$123,456,789", "Turnover", 1.2e8, when="2024"),
           fig("$1,234,567,890", "Turnover", 1.2e9, when="2026", qualifier="more than")),
)  # fmt: skip
GERMAN = card(
    "german", "Donaudampfschifffahrtsgesellschaft plant Hafenkapazitätserweiterungsprogramm",
    "Schiffsanlegestellengenehmigungsverordnung in Kraft",
    Figures((fig("12 ha", "Hafenerweiterungsgrundstücksfläche", 12),
             fig("120", "Anlegestellen", 120),
             fig("30 %", "Energieeffizienzsteigerung", 30))),
)  # fmt: skip

CARDS = (
    HERO, CHANGE, FIGURES, GRID, BARS, COLUMNS, SHARE, STEPS, TWO_STEPS, EIGHT_STEPS, VERSUS,
    NINE_ROWS, TABLE, QUOTE, TAKEAWAY, LONG_HEAD, SHORT_HEAD, WIDE_FIGURE, LONG_PAIR, GERMAN,
)  # fmt: skip
