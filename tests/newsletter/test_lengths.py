"""Three letters of one article: one screen, an edited one, and the whole article."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import letter_campaigns as letters
import pytest

from contentgen.article import read
from contentgen.brief import brief
from contentgen.campaign import plan_campaign
from contentgen.campaign.model import Block, Campaign, Part, Run
from contentgen.newsletter import Letter, LetterOptions, write_letter
from contentgen.newsletter.fit import FULL_BYTES
from contentgen.settings import Settings
from contentgen.themes import load_theme

PAPER = load_theme("paper")
ARTICLE = """# The mill turns again

The mill at Orrin has ground 40 tons of flour since it reopened in March, nearly twice what was planned.

**Why it matters:** Orrin had bought its flour from a town 60 miles away since 1998.

## The wheel

A wheel of oak cost $31,000. It turns 6 times a minute. A [grant](https://mill.example/grant)
paid for **half of it**, and [another](javascript:alert(1)) for the rest.

- **Oak:** It lasts 25 years in water.
- **Larch:** It lasts 12, and costs half as much.

## What the miller says

> Flour has to smell of something.

The code on the sluice gate is a single line:

```
open --at 06:00
```

| Month | Tons |
| --- | --- |
| March | 4 |
| April | 9 |

**The Viral Angle:** Film the wheel in slow motion and let the audience guess its weight.

## What comes next

- **March 2027:** The mill opened again.
- **November 2027:** The second pair of stones is to be laid.
- **June 2031:** The lease of the mill will end.

**The bottom line:** The mill pays for itself by 2029 if the river holds.

**For bakers:** The sack costs $18 from June. It was $22.

## FAQ

### May I visit the mill?

Yes, on Saturdays, for $3.
"""


def planned(tmp_path: Path, text: str = ARTICLE, **settings: str) -> Campaign:
    file = tmp_path / "mill.md"
    file.write_text(text, encoding="utf-8")
    told = Settings(link="https://mill.example/a", **settings)  # type: ignore[arg-type]
    return plan_campaign(brief(read(file, date="2027-05-01")), told, "mill")


def written(tmp_path: Path, text: str = ARTICLE, **settings: str) -> Letter:
    return write_letter(planned(tmp_path, text, **settings), PAPER, LetterOptions())


def test_the_short_letter_tells_the_story_on_one_screen(tmp_path: Path) -> None:
    letter = written(tmp_path, letter_length="short")
    told = letter.text
    order = ("The mill turns again", "40 tons of flour", "Why it matters:", "What’s next:",
             "June 2031: The lease", "The bottom line: The mill pays for itself")  # fmt: skip
    assert [told.index(words) for words in order] == sorted(told.index(words) for words in order)
    assert len(told.split()) < 160
    assert "<img" not in letter.html


def test_the_standard_letter_leaves_the_rest_to_the_article(tmp_path: Path) -> None:
    letter = written(tmp_path)
    assert "A wheel of oak cost $31,000. It turns 6 times" in " ".join(letter.text.split())
    assert "- Oak: It lasts 25 years in water." in letter.text
    assert "open --at 06:00" not in letter.text
    assert "https://mill.example/a#the-wheel" in letter.html


def test_the_full_letter_is_the_article_as_it_stands(tmp_path: Path) -> None:
    letter = written(tmp_path, letter_length="full")
    text = " ".join(letter.text.split())
    for words in ("A grant (https://mill.example/grant) paid for half of it", "open --at 06:00",
                  "- Larch: It lasts 12, and costs half as much.", "Flour has to smell",
                  "Month Tons", "The bottom line: The mill pays", "May I visit the mill?"):  # fmt: skip
        assert words in text
    assert text.count("Yes, on Saturdays, for $3.") == 1
    assert "<strong" in letter.html and "Consolas" in letter.html


def test_what_is_meant_for_the_publisher_is_in_no_letter(tmp_path: Path) -> None:
    for length in ("short", "standard", "full"):
        letter = written(tmp_path, letter_length=length)
        assert not re.search("viral|slow motion", letter.html + letter.text, re.I)


def test_a_link_of_the_article_that_could_run_something_keeps_its_words_only(
    tmp_path: Path,
) -> None:
    letter = written(
        tmp_path, ARTICLE.replace("javascript:alert(1)", "file:///etc/passwd"), letter_length="full"
    )
    assert "another for the rest" in " ".join(letter.text.split())
    assert "passwd" not in letter.html + letter.text + letter.archive


def test_every_link_a_letter_may_not_carry_is_named_with_its_line() -> None:
    bad = ("javascript:alert(1)", "data:text/html,x", "file:///etc", "vbscript:x", "../x.html")
    runs = tuple(Run(f"word {n} ", (), href) for n, href in enumerate(bad))
    part = Part(letters.said("Links"), (), blocks=(Block("paragraph", runs, (7,)),))
    plan = replace(letters.minimal().letter, parts=(part,), length="full")
    letter = write_letter(replace(letters.minimal(), letter=plan), PAPER, LetterOptions())
    assert [n.code for n in letter.notices] == ["CG508"] * 5
    assert {span.first for n in letter.notices for span in n.spans} == {7}
    assert "word 0 word 1" in letter.text and 'href="../' not in letter.html


def test_a_relative_link_is_followed_from_where_the_article_stands() -> None:
    part = Part(
        letters.said("Links"), (), blocks=(Block("paragraph", (Run("more", (), "../b"),), (7,)),)
    )
    campaign = replace(letters.minimal(), link="https://a.example/one/two")
    plan = replace(campaign.letter, parts=(part,), length="full")
    letter = write_letter(replace(campaign, letter=plan), PAPER, LetterOptions())
    assert 'href="https://a.example/b"' in letter.html and letter.notices == ()


def test_no_merge_tag_comes_alive_where_two_runs_meet() -> None:
    runs = (Run("about {"), Run("{ unsubscribe_url }}", ("strong",)), Run(" and *"), Run("|X|*"))
    part = Part(letters.said("Tags"), (), blocks=(Block("paragraph", runs, (7,)),))
    plan = replace(letters.minimal().letter, parts=(part,), length="full")
    text = write_letter(replace(letters.minimal(), letter=plan), PAPER, LetterOptions()).text
    body = text[: text.index("Unsubscribe")]
    assert "{{" not in body and "*|" not in body
    assert "about {{ unsubscribe_url }} and *|X|*" in body.replace("\u2060", "")


def test_an_article_longer_than_a_mail_ends_with_a_link_to_the_rest(tmp_path: Path) -> None:
    chapter = "## Chapter {n}\n\n" + "The river rose by 3 feet and nobody was surprised. " * 80
    text = "# The river\n\n" + "\n\n".join(chapter.format(n=n) for n in range(40))
    letter = written(tmp_path, text, letter_length="full")
    assert len(letter.html.encode()) <= FULL_BYTES
    (notice,) = [n for n in letter.notices if n.code == "CG509"]
    kept = int(re.findall(r"\d+", notice.message)[0])
    assert f"Read on: {40 - kept} more sections" in letter.html
    assert f"Chapter {kept - 1}" in letter.text and f"Chapter {kept}\n" not in letter.text


def test_a_letter_to_one_audience_opens_with_its_paragraph(tmp_path: Path) -> None:
    campaign = planned(tmp_path, audience="bakers")
    assert campaign.letter.subjects[0].text == "The sack costs $18 from June"
    text = write_letter(campaign, PAPER, LetterOptions()).text
    assert text.index("For bakers") < text.index("The wheel")
    assert text.count("The sack costs $18") == 1


@pytest.mark.parametrize("length", ["short", "standard", "full"])
def test_each_length_speaks_the_language_of_its_article(tmp_path: Path, length: str) -> None:
    text = (
        "---\nlang: de\n---\n\n# Die Mühle\n\nDie Mühle von Orrin mahlte 40 Tonnen Mehl im Jahr 2026.\n\n"
        "## Das Rad\n\nDas neue Rad kostet 31.000 Euro und hält 25 Jahre.\n\n**Fazit:** Das Rad dreht sich.\n"
    )
    letter = written(tmp_path, text, letter_length=length)
    assert not re.search(r"\b(?:Read|Why|The bottom|min read|Unsubscribe)\b", letter.text)
    assert "Min. Lesezeit" in letter.text


def test_a_note_is_its_own_letter(tmp_path: Path) -> None:
    note = "# The mill\n\nIts revenue rose from $40 million to $90 million.\n"
    assert "Its revenue rose from $40 million to $90 million." in written(tmp_path, note).text


def test_an_article_without_headings_is_told_whole_or_by_its_paragraphs(tmp_path: Path) -> None:
    paragraphs = (
        "The mill at Orrin has ground 40 tons of rye since March. It stands still at night.",
        "The wheel was carved by Ada Lind from one oak of 1871. Nobody had turned it for 60 years.",
        "A baker in Sundhof buys $900 of flour each week and drives 12 miles to fetch the sacks.",
        "School classes come on Tuesdays. About 1,200 children have carried home a small bag.",
    )

    def told(text: str) -> list[int]:
        letter = " ".join(written(tmp_path, f"# The mill\n\n{text}").text.split())
        return [letter.count(words) for words in paragraphs]

    assert told("\n\n".join(paragraphs)) == [1, 1, 1, 1]
    longer = told("\n\n".join(paragraphs * 4))
    assert sum(longer) >= 3 and max(longer) == 1


@pytest.mark.parametrize("marks", ["### {}", "## {}\n\n#### {}", "{}"])
def test_headings_never_skip_a_level(tmp_path: Path, marks: str) -> None:
    told = "The mill at Orrin has ground 40 tons of rye since March, and nobody had turned it for years."
    sections = "\n\n".join(
        f"{marks.format(*(n, n))}\n\n{told} It stands still at night {n}." for n in "abc"
    )
    letter = written(tmp_path, f"# The mill\n\n{told}\n\n{sections}\n", letter_length="full")
    for html in (letter.html, letter.archive, "<h1>" + letter.body):
        levels = [int(n) for n in re.findall(r"<h([1-6])\b", html)]
        assert levels[0] == 1
        assert all(after <= before + 1 for before, after in pairwise(levels))


def test_the_mails_title_is_its_subject(tmp_path: Path) -> None:
    letter = written(tmp_path)
    assert f"<title>{letter.subject}</title>" in letter.html.replace("&#39;", "'")


def test_a_byline_is_no_lead(tmp_path: Path) -> None:
    text = "# The mill\n\n*By Ada Lind, 3 May 2026*\n\nThe mill at Orrin has ground 40 tons of rye since March.\n"
    campaign = planned(tmp_path, text)
    assert not campaign.letter.preheader.text.startswith("By Ada")
    assert campaign.letter.lead.text.startswith("The mill at Orrin") or not campaign.letter.lead
