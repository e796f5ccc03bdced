"""Percentages that are parts of one whole → one series of kind "share".

"Of every dollar 43% goes to wages, 19% to rent and 8% to power."     in one sentence, figure or part first
a list of labelled percentages                                          one to an item
Each part keeps its own words. What adds up to more than the whole is no list of shares, and what adds up
to less is one only where the text says of which whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from contentgen.article.model import Article, Listing, Paragraph, Section
from contentgen.brief.found import Found
from contentgen.brief.model import Measured, Series
from contentgen.brief.quantities import find_quantities
from contentgen.brief.quantities.model import Quantity
from contentgen.brief.slugs import slug

_LEAST, _MOST = 97, 103  # percent; rounded parts do not add up exactly
_FEWEST = 3


def find_shares(article: Article, found: Sequence[Found]) -> Iterator[Series]:
    for section in article.walk():
        for number, block in enumerate(section.blocks):
            if isinstance(block, Listing) and len(block.items) >= _FEWEST:
                yield from _in_list(section, block, number)
    told = (f for f in found if f.place in ("prose", "faq"))
    for _, group in groupby(told, key=lambda f: id(f.sentence)):
        parts = [f for f in group if f.quantity.unit == "%"]
        series = _in_sentence(parts, article.title.plain)
        if series:
            yield series


# --- in one sentence ------------------------------------------------------------------------------

# Figures of change, of likelihood and of comparison are no parts of a whole.
_NO_SHARE = re.compile(
    r"\b(?:rose|risen|fell|fallen|grew|grown|gained|climbed|jumped|dropped|declined|increased?|decreased?|cut|up|down|growth"
    r"|rise|fall|drop|gain|higher|lower|faster|slower|cheaper|more|less|fewer|than|chance|likely|discount|interest|rate"
    r"|margin|tariff|compared|versus|vs)\b|\bfrom\s[\d.,]+\s?(?:%|per)",
    re.I,
)
_BETWEEN = re.compile(r"[^.;!?]{0,90}(?:,|;|\band\b|\bwhile\b)[^.!?]{0,60}$")
_SAYS_WHOLE = re.compile(
    r"""\b(?:account(?:s|ed|ing)?\ for|ma[dk]es?\ up|(?:go|goes|went)\ (?:to|on|into)|(?:come|comes|coming|came)\ from
        |spent\ on|spend|belongs?\ to|split|divided|shares?|chose|named|voted\ for|holds?|held|supplie[sd]|supply
        |provide[sd]?|is|are|was|were)\b""",
    re.I | re.X,
)
_OF_WHOLE = re.compile(
    r"\bof (?P<whole>(?:the|all|every|each|new|total|those|respondents|voters|users|people|tenants|readers)\b[^,;.]*?)"
    r"(?=\s(?:goes|go|went|comes|come|came|is|are|was|were|chose|named|said|voted|use|uses|used|belongs?|has|have)\b|,|$)",
    re.I,
)
_PREPOSITION = re.compile(r"^(?:to|for|from|in|on|by|at|into|with)\s+(?:the\s+)?", re.I)
_LEAD_VERB = re.compile(
    r"^.*?\b(?:goes|go|went|comes|come|came|is|are|was|were|chose|named|said|voted|use|uses|used|prefer(?:red|s)?|belongs?)\s+",
    re.I,
)
_TAIL_VERB = re.compile(
    r"\s+(?:account(?:s|ed|ing)?\s+for|ma[dk]es?\s+up|takes?(?:\s+up)?|took|suppl(?:y|ies|ied)|provide[sd]?|hold[s]?|held"
    r"|has|have|had|with|at|got|won|gets?|is|are|was|were|brings?(?:\s+in)?|brought(?:\s+in)?)\s*(?:about|around|nearly|some|only|just)?$",
    re.I,
)


def _in_sentence(parts: Sequence[Found], headline: str) -> Series | None:
    if len(parts) < _FEWEST or any(
        p.quantity.high or not 0 < p.quantity.value < 100 for p in parts
    ):
        return None
    text = parts[0].sentence.text
    if _NO_SHARE.search(_without_figures(text, parts)) or not _are_listed(text, parts):
        return None
    labels = _after(text, parts) or _before(text, parts)
    if not labels or len({label.lower() for label in labels}) < len(labels):
        return None
    total = sum(p.quantity.value for p in parts)
    whole = _OF_WHOLE.search(text)
    if total > _MOST or (total < _LEAST and not (whole or _SAYS_WHOLE.search(text))):
        return None
    if total < _LEAST and not (whole or _same_opening(text, parts)):
        return None
    title = (_title(whole["whole"]) if whole else "") or parts[0].sentence.section or headline
    items = tuple(
        Measured(label, p.quantity.value, None, p.quantity.surface, p.line, p.caption.estimate)
        for label, p in zip(labels, parts, strict=True)
    )
    return Series(
        id=slug(title or labels[0], "shares"),
        metric=title,
        unit="%",
        entity="",
        kind="share",
        items=items,
        span=parts[0].sentence.span,
        public=parts[0].sentence.public,
    )


def _title(whole: str) -> str:
    bare = re.sub(r"^(?:the|all)\s+", "", whole.strip(), flags=re.I)
    able = len(bare) <= 60 and not bare.endswith(" who")
    return bare[:1].upper() + bare[1:] if able else ""


def _without_figures(text: str, parts: Sequence[Found]) -> str:
    """The sentence without the figures' own "more than" and "nearly"."""
    for part in reversed(parts):
        text = text[: part.quantity.start] + " " + text[part.quantity.end :]
    return text


def _are_listed(text: str, parts: Sequence[Found]) -> bool:
    gaps = [text[a.quantity.end : b.quantity.start] for a, b in pairwise(parts)]
    return all(_BETWEEN.fullmatch(gap) for gap in gaps)


def _after(text: str, parts: Sequence[Found]) -> list[str]:
    """ "43% goes to wages, 19% to rent and 8% to power" → wages, rent, power."""
    ends = [*(p.quantity.start for p in parts[1:]), len(text)]
    tails = [_piece(text[p.quantity.end : end]) for p, end in zip(parts, ends, strict=True)]
    if any(not re.match(r"[^\W\d]", tail) for tail in tails):
        return []
    opening = _PREPOSITION.match(tails[1])
    first = tails[0]
    if opening and (at := first.rfind(f" {opening[0].split()[0]} ")) > 0:
        first = first[at + 1 :]
    else:
        first = re.sub(
            r"^of [^,]*?(?=\s(?:\w+(?:ed|s)|is|are|was|were|chose|said|went|came)\s)", "", first
        ).strip()
        first = _LEAD_VERB.sub("", first)
    return _clean([first, *tails[1:]])


def _before(text: str, parts: Sequence[Found]) -> list[str]:
    """ "coal supplied 43%, gas 19% and wind 8%" → coal, gas, wind."""
    starts = [0, *(p.quantity.end for p in parts[:-1])]
    heads = [text[start : p.quantity.start] for start, p in zip(starts, parts, strict=True)]
    first = re.split(r"[:;—–]\s|,\s", heads[0])[-1]
    heads = [first, *(re.split(r"[,;]\s+|\b(?:and|while)\s+", h)[-1] for h in heads[1:])]
    bare = [_named(head) for head in heads]
    return _clean(bare) if all(re.match(r"[^\W\d]", b) for b in bare) else []


def _named(head: str) -> str:
    """ "gas accounted for (" → "gas"."""
    words = _TAIL_VERB.sub("", head.strip(" (:–—-"))
    return re.sub(r"\s(?:for|from|at|with)\s*$", "", words).strip(" (:–—-")


_PIECE_END = re.compile(
    r"[,;()]|\.(?:\s|$)|\s[–—-]\s|\b(?:and|while|with)\s*(?:the remaining|the other|only|just|about)?\s*$"
)


def _piece(tail: str) -> str:
    """The words after a figure up to the next part."""
    cut = re.split(
        r"[,;()]|\.(?:\s|$)|\s[–—-]\s|\b(?:and|while|with)\s*(?:the remaining|the other|only|just|about)?\s*$",
        tail,
    )
    return re.sub(r"\s+(?:and|while|but|,)\s*$", "", cut[0]).strip(" .:")


def _clean(labels: Sequence[str]) -> list[str]:
    bare = [_LEAD_VERB.sub("", _PREPOSITION.sub("", label.strip())) for label in labels]
    bare = [re.sub(r"^(?:the|a|an)\s+", "", _PREPOSITION.sub("", b), flags=re.I) for b in bare]
    fits = all(2 <= len(b) <= 48 and not _NO_LABEL.match(b) for b in bare)
    return bare if fits else []


_NO_LABEL = re.compile(
    r"(?:of|they|it|he|she|we|you|i|would|will|could|did|do|does|have|has|had|are|is|were|was|that|who|which|not)\b",
    re.I,
)


def _same_opening(text: str, parts: Sequence[Found]) -> bool:
    """Do the later parts repeat one preposition ("19% to rent, 8% to power")?"""
    opens = [re.match(r"\s*(\w+)", text[p.quantity.end :]) for p in parts[1:]]
    words = {m[1].lower() for m in opens if m}
    return len(words) == 1 and bool(_PREPOSITION.match(f"{words.pop()} x"))


# --- in a list --------------------------------------------------------------------------------------


def _in_list(section: Section, listing: Listing, number: int) -> Iterator[Series]:
    items = []
    for item in listing.items:
        words = f"{item.label}: {item.text.plain}" if item.label else item.text.plain
        quantity = _sole_percent(words)
        if quantity is None or _NO_SHARE.search(words):
            return
        label = re.sub(r"\s*[:–—-]\s*$", "", words[: quantity.start]).strip()
        label = label or words[quantity.end :].strip(" .:–—-")
        if not label:
            return
        items.append(
            Measured(label, quantity.value, quantity.high, quantity.surface, item.span.first)
        )
    before = section.blocks[number - 1] if number else None
    intro = before.label or before.text.plain if isinstance(before, Paragraph) else ""
    metric = section.title.plain or intro
    total = sum(i.value for i in items)
    divided = _DIVIDED.search(f"{metric} {intro}")
    if total > _MOST or (total < _LEAST and not divided):
        return
    yield Series(
        slug(metric, "shares"),
        metric,
        "%",
        "",
        "share",
        tuple(items),
        listing.span,
        section.role.public,
    )


# A heading or lead-in that says that a whole is divided.
_DIVIDED = re.compile(
    r"\b(?:shares?|breakdown|breaks? down|split|divided|mix|composition|distribution|makes? up|goes|went"
    r"|where .{3,40} (?:come|go)|percent(?:age)? of|% of|by (?:source|region|country|type|category|sector|age))\b",
    re.I,
)


def _sole_percent(words: str) -> Quantity | None:
    """The one percentage of an item; what stands in brackets is beside it."""
    outside = re.sub(r"\([^)]*\)", lambda m: " " * len(m[0]), words)
    found = [q for q in find_quantities(outside) if q.unit == "%"]
    return found[0] if len(found) == 1 else None
