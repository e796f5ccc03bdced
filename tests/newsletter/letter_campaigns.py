"""Three campaigns to write letters from: a rich one, the least there can be, a hostile one."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from io import BytesIO
from itertools import count
from typing import Any

from PIL import Image, ImageDraw

from contentgen.campaign.model import (
    NOTHING,
    Asked,
    Brand,
    Campaign,
    Card,
    Computed,
    Figure,
    Hero,
    LetterPlan,
    Part,
    Rows,
    Said,
)
from contentgen.newsletter import LetterOptions, LetterPicture

OPTIONS = LetterOptions(
    sender="The Compute Letter <letter@compute.example>",
    to="reader@example.com",
    unsubscribe="https://compute.example/unsubscribe?token=5d41402abc4b2a76b9719d911017c592",
    preferences="https://compute.example/preferences",
    view="https://compute.example/letters/12.html",
)


def said(text: str, *lines: int) -> Said:
    return Said(text, lines or (1,), (f"sentence-{(lines or (1,))[0]}",))


def card(id: str, alt: str) -> Card:
    figure = Figure("$30B", "annualized revenue", 3e10)
    return Card(id, "stat", said(id), NOTHING, Hero(figure), "Source: company", alt, (1,), ())


QUESTIONS = tuple(
    Asked(said(question, line), said(answer, line))
    for line, question, answer in (
        (60, "What was agreed?", "A purchase of cloud computing worth more than $100 billion over "
         "ten years. The seller also takes a further stake of $5 billion."),
        (61, "How much is 5 gigawatts?", "Roughly what five large power stations deliver. It is an "
         "upper bound: the capacity arrives in steps over the decade."),
        (62, "Is the buyer ahead of its rival?", "By revenue, yes: $30 billion a year against an "
         "estimated $25 billion. By consumers who know its name, no."),
        (63, "Was the memo wrong?", "It had the past right and the future wrong: 1.4 GW was indeed "
         "less than 1.9 GW."),
        (64, "Who makes the chips?", "A design house in Israel, bought for $350 million in 2015."),
        (65, "Does this end the dependence on one supplier?", "It loosens it. Two more clouds stay "
         "under contract."),
        (66, "When does the first capacity come online?", "Nearly 1 GW by the end of 2026."),
        (67, "Should I buy the stock?", "We cannot tell you that, and nobody who can would do it "
         "in a letter."),
    )
)  # fmt: skip

CHIPS = Rows(
    ("Measure", "NVIDIA H100", "AWS Trainium2", "Better"),
    (
        ("Cost per hour (large instance)", "~$9.80", "~$4.80", "Trainium2"),
        ("Price-performance", "Baseline", "30–40% better", "Trainium2"),
        ("Availability", "Constrained", "Reserved", "Trainium2"),
        ("Maturity", "Industry standard", "Improving fast", "NVIDIA"),
    ),
)
RIVALS = Rows(
    ("", "OpenAI", "Anthropic"),
    (
        ("Annualized revenue", "about $25B", "more than $30B"),
        ("Valuation", "around $300B", "about $380B"),
        ("SWE-bench", "72.4%", "80.9%"),
        ("Compute in 2025", "1.9 GW", "1.4 GW"),
    ),
)
PARTS = (
    Part(
        said("What the memo left out", 27),
        (
            said("The note compared compute: 1.9 GW for OpenAI against 1.4 GW for Anthropic.", 20),
            said("Three things did not fit the picture and were not in it.", 27),
        ),
        (
            ("The restraint was deliberate",
             said("the company had called its build-out a “measured approach” for two years", 28)),
            ("The outages came from demand",
             said("annualized revenue went from $9 billion to $30 billion within months", 29)),
            ("Talks were under way",
             said("the contract was two weeks from signature when the memo leaked", 30)),
        ),
        anchor="the-memo",
    ),
    Part(
        said("What $100 billion buys", 35),
        (
            said("Nearly 1 GW of Trainium2 and Trainium3 is to be online by the end of 2026.", 43),
            said("Customers get the whole Claude platform on the bill they already have.", 51),
            said("Amazon puts in another $5 billion now, and up to $20 billion more if commercial "
                 "milestones are met.", 58),
        ),
        card="revenue",
        anchor="what-it-buys",
    ),
    Part(
        said("Two chips, side by side", 62),
        (said("The case for a second supplier is price; the case against it is age.", 67),),
        table=CHIPS,
        table_caption="Sources: AWS benchmarks, industry analysis",
        table_lines=(71, 73, 74, 75, 76),
    ),
    Part(
        said("The figures behind the headline", 85),
        (said("Annualized revenue is a projection from the current rate, not money booked.", 89),),
        table=RIVALS,
        table_caption="OpenAI’s revenue is an estimate; its rival’s compute is its own estimate.",
        table_lines=(88, 90, 96),
        anchor="figures",
    ),
)  # fmt: skip


def rich() -> Campaign:
    disclaimer = said("For information only. Nothing here is financial advice.", 175)
    return Campaign(
        slug="compute-letter",
        title="The memo and the order",
        subtitle="What 5 gigawatts mean",
        language="en",
        date="2026-04-21",
        link="https://compute.example/articles/memo",
        brand=Brand(
            "The Compute Letter",
            "@computeletter",
            "https://compute.example/",
            "12 Harbour Street, Springfield, IL 62701",
            "You get this letter because you signed up at compute.example.",
        ),
        cards=(
            card("memo", "Timeline: a memo leaks, a contract of $100 billion follows."),
            card("revenue", "Bar chart of annualized revenue: $9 billion at the end of 2025, an "
                 "estimated $25 billion at OpenAI, more than $30 billion now."),
        ),
        stories=(),
        letter=_plan(disclaimer),
        faq=QUESTIONS,
        hashtags=("#AI", "#Cloud"),
        disclaimer=disclaimer,
    )  # fmt: skip


def _plan(disclaimer: Said) -> LetterPlan:
    tripled = replace(
        said("From $9 billion to $30 billion", 29), computed=(Computed("3.3", "30 / 9"),)
    )
    return LetterPlan(
        subjects=(said("A $100 billion answer to one memo", 1), tripled, said("Who leads?", 150)),
        preheader=said("A rival's memo called them short of computers. They ordered 5 GW.", 2, 40),
        kicker=said("Technology & Investing · 8 minutes", 3),
        headline=said("The memo said they were short of computers. So they ordered $100 billion "
                      "of them", 1),
        lead=said("A leaked note to investors called Anthropic “compute constrained”. The answer "
                  "came on a Monday: a ten-year contract with Amazon, 5 gigawatts of capacity, and "
                  "revenue that had tripled in the meantime.", 2),
        band=(
            Figure("$100B", "to be spent on AWS over the next ten years", 1e11,
                   qualifier="more than", lines=(40,)),
            Figure("5 GW", "of capacity for training and serving Claude", 5,
                   qualifier="up to", lines=(41,)),
            Figure("$30B", "in annualized revenue, from $9B", 3e10, lines=(88,)),
        ),
        card="memo",
        parts=PARTS,
        faq=QUESTIONS[:4],
        faq_total=8,
        takeaways=(said("The race is no longer for the smartest model; it is for the power to run "
                        "one.", 161),),
        audiences=(
            ("For investors", said("Watch the milestones: $20 billion of the money depends on "
                                   "them. Amazon's shares rose 2.6% before the bell.", 162)),
            ("For developers", said("One account, one bill, the same access controls. Nothing has "
                                    "to be bought anew to try it.", 164)),
        ),
        quote=said("We would rather be late with capacity than early with regret.", 50),
        quote_by="A board member, to the Compute Letter",
        disclaimer=disclaimer,
    )  # fmt: skip


def minimal() -> Campaign:
    plan = LetterPlan(
        subjects=(), preheader=NOTHING, kicker=NOTHING, headline=said("A short note on bicycles"),
        lead=NOTHING, band=(), card="", faq=(), faq_total=0, takeaways=(), audiences=(),
        quote=None, quote_by="", disclaimer=NOTHING,
        parts=(Part(NOTHING, (said("The workshop opens on Monday. Bring your bicycle."),)),),
    )  # fmt: skip
    return Campaign(
        slug="note", title="A short note on bicycles", subtitle="", language="en", date="", link="",
        brand=Brand(), cards=(), stories=(), letter=plan, faq=(), hashtags=(), disclaimer=NOTHING,
    )  # fmt: skip


ATTACKS = (
    "<script>alert(1)</script>",
    "</mj-text><mj-text>",
    "\"quoted\" 'single' „tief“ & co",
    "<img src=x onerror=alert(1)>",
    "</title></style>{{ 7 * 7 }}{% raw %}",
    "*|UNSUB|* %%name%% {unsubscribe} [unsubscribe] %recipient%",
    "Größe 👩‍🔬 ẞ 100\u00a0% \\d \u202e",
    "]]><mj-include path='/etc/passwd'/>\x00\x1b",
    "Zeile\r\nBcc: opfer@example.com",
    "<!--[if mso]> --> <mj-raw>",
)
_KEPT = {"id", "ids", "slug", "language", "date", "link", "url", "card", "kind", "lines", "value"}


def hostile() -> Campaign:
    """Every printed word is followed by an attack, in a letter that claims to be German."""
    german = replace(rich(), language="de", link="https://compute.example/a?b=1&c=ü")
    poisoned: Campaign = _poisoned(german, count())
    return poisoned


def _poisoned(value: Any, n: count[int]) -> Any:
    """The same nouns with an attack behind every text; ids, links, dates and numbers stay."""
    if isinstance(value, str):
        return f"{value} {ATTACKS[next(n) % len(ATTACKS)]}" if value else value
    if isinstance(value, tuple):
        return tuple(_poisoned(one, n) for one in value)
    if not is_dataclass(value) or isinstance(value, type):
        return value
    kept = {f.name: getattr(value, f.name) for f in fields(value) if f.name not in _KEPT}
    return replace(value, **{name: _poisoned(part, n) for name, part in kept.items()})


def picture(name: str, words: str, color: str) -> LetterPicture:
    """A plain picture with bars and a frame, so that cropping or stretching shows."""
    image = Image.new("RGB", (1200, 675), "#ffffff")
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 0, 1199, 674), outline="#d0d3d6", width=4)
    draw.rectangle((80, 60, 120, 70), fill="#d0021b")
    draw.text((80, 90), words, fill="#121212", font_size=54)
    for n, height in enumerate((110, 300, 360)):
        fill = color if n < 2 else "#d0021b"
        draw.rectangle((80 + n * 360, 600 - height, 380 + n * 360, 600), fill=fill)
    data = BytesIO()
    image.save(data, "PNG")
    return LetterPicture(f"{name}-wide.png", 1200, 675, data.getvalue())


def pictures() -> dict[str, LetterPicture]:
    return {
        "memo": picture("memo", "A memo, then an order", "#16202c"),
        "revenue": picture("revenue", "Revenue has tripled", "#76848f"),
    }
