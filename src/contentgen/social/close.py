"""How a thread ends: the call to action with the link, the disclaimer, the hashtags.

Our own sentences are templates (templates/social/), in English; an article in another language
gets the bare link unless a template of its own lies in social/<language>/.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

import jinja2
import sentencex

from contentgen.campaign.model import NOTHING, Campaign, Said, Story
from contentgen.errors import SettingsError
from contentgen.social.draft import Block, Draft, Room
from contentgen.social.networks import Network
from contentgen.social.openers import leaning_opener
from contentgen.templating import templates

_WORDS = (
    *("no", "one", "two", "three", "four", "five", "six"),
    *("seven", "eight", "nine", "ten", "eleven", "twelve"),
)
_SOME = 3  # from here on the number of questions is worth saying
_HASHTAG = re.compile(r"#?(\w*[^\W\d_]\w*)")
_AND = r"(?:,| or|, or| and|, and) "
# "… does not constitute investment or legal advice", "nothing here is financial advice"
_NO_ADVICE = re.compile(
    r"(?:\b(?:not|no|nothing|never)|n[’']t)\b"
    r"(?:[^.!?]*?\b(?:constitutes?|considered|provid\w+|offer\w*|as|be|is|are))?\s+(?:any\s+|an?\s+)?"
    rf"(?P<kind>[a-z-]+(?:{_AND}[a-z-]+)*) advice\b",
    re.I,
)
_OWN_SUBJECT = re.compile(r"This (?:article|text|post|content|information|page|is)\b")


@dataclass(frozen=True, slots=True)
class Closing:
    """What the last post says after the story's own last words. `calls`: the best first."""

    calls: tuple[Said, ...]
    disclaimer: Said
    hashtags: Said

    def blocks(self, call: Said) -> tuple[Block, ...]:
        """Call, then disclaimer and hashtags on one line."""
        last = tuple(part for part in (self.disclaimer, self.hashtags) if part)
        return tuple(Block(row) for row in ((call,) if call else (), last) if row)

    def paragraphs(self) -> tuple[Block, ...]:
        """Each on its own."""
        rows = (*self.calls[:1], self.disclaimer, self.hashtags)
        return tuple(Block((row,)) for row in rows if row)


def plan_close(campaign: Campaign, story: Story, network: Network, own_templates: str) -> Closing:
    """The close; a disclaimer only where the story speaks of money, whole where the network has room."""
    whole = network.whole_disclaimer
    said = campaign.disclaimer if whole else _short_disclaimer(campaign, own_templates)
    disclaimer = said if story.money else NOTHING
    return Closing(
        _calls(campaign, network, own_templates), disclaimer, _hashtags(campaign, story, network)
    )


def attach(drafts: Sequence[Draft], closing: Closing, room: Room) -> list[Draft]:
    """The drafts with the close on the last one, or, when that has no room, on one after it."""
    *before, last = drafts
    ends = [Draft(closing.blocks(call)) for call in closing.calls or (NOTHING,)]
    if not ends[0].blocks:
        return list(drafts)
    if before:  # a hook carries neither link nor hashtag
        for end in ends:
            if room.holds(last + end):
                return [*before, last + end]
        for head, tail in _divided(last):
            if room.holds(tail + ends[0]):
                return [*before, head, tail + ends[0]]
    return [*drafts, next((end for end in ends if room.holds(end)), ends[-1])]


def _calls(campaign: Campaign, network: Network, own_templates: str) -> tuple[Said, ...]:
    """The call to action, long and short; none without a link.

    Where an address cannot be clicked, the account's own page has it.
    """
    if not campaign.link:
        return ()
    questions = len(campaign.faq)
    names = ("close", "close-short") if questions >= _SOME else ("close-short",)
    names = names if network.linked else ("close-bio",)
    count = _WORDS[questions] if questions < len(_WORDS) else str(questions)
    blanks = (("link", campaign.link), ("questions", count))
    texts = (_say(name, campaign.language, own_templates, blanks) for name in names)
    return tuple(dict.fromkeys(Said(text) for text in texts if text))


def _hashtags(campaign: Campaign, story: Story, network: Network) -> Said:
    """The story's hashtags, else the campaign's, as many as the network's row says."""
    tags: dict[str, str] = {}
    for tag in story.hashtags or campaign.hashtags:
        if match := _HASHTAG.fullmatch(tag):
            tags.setdefault(match[1].casefold(), f"#{match[1]}")
    return Said(" ".join(list(tags.values())[: network.hashtags]))


def _divided(draft: Draft) -> Iterator[tuple[Draft, Draft]]:
    """The draft in two, the second as long as can be."""
    *blocks, last = draft.blocks
    for at in range(1 if not blocks else 0, 0 if last.listed else len(last.parts)):
        head, tail = last.parts[:at], last.parts[at:]
        if leaning_opener(tail[0].text):
            continue
        kept = (*blocks, Block(head)) if head else tuple(blocks)
        yield replace(draft, blocks=kept), Draft((Block(tail),))


def _short_disclaimer(campaign: Campaign, own_templates: str) -> Said:
    """Not advice of the kind the article names; else its shortest sentence that stands alone."""
    whole = campaign.disclaimer
    sentences = [s.strip() for s in sentencex.segment(campaign.language or "en", whole.text)]
    kinds = (m["kind"] for s in sentences if (m := _NO_ADVICE.search(s)))
    kind = next(kinds, "") if campaign.language in ("", "en") else ""
    if kind:
        text = _say("disclaimer", campaign.language, own_templates, (("kind", kind),))
    else:
        alone = [s for s in sentences if s and not _leans(s)] or [whole.text]
        text = min(alone, key=len)
    return replace(whole, text=text)


def _leans(sentence: str) -> bool:
    return bool(leaning_opener(sentence)) and not _OWN_SUBJECT.match(sentence)


@lru_cache(maxsize=64)
def _say(name: str, language: str, own: str, blanks: tuple[tuple[str, str], ...]) -> str:
    """A sentence of ours with its blanks filled."""
    language = language[:2] or "en"
    bare = "close-none" if name == "close-bio" else "close-link"
    shipped = name if language == "en" else bare
    names = [f"social/{language}/{name}.txt.j2", f"social/{shipped}.txt.j2"]
    try:
        template = templates(own, escape=False).select_template(names)
        return template.render(blanks).strip()
    except jinja2.TemplateError as error:
        raise SettingsError(
            "CG223",
            f"the template social/{name}.txt.j2 does not work: {error}",
            help=f"It may use: {', '.join(blank for blank, _ in blanks)}.",
        ) from error
