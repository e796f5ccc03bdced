"""A section's heading and words → its role. What speaks to the publisher must not reach readers.

A strong heading decides ("Keyword Deep Dive", "Viral Spread Strategy"); a weak one ("Going Viral")
only with words of the trade below it (CPC, "Angle #1:", "create a video"), since it may be the story.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from contentgen.article.model import Block, Details, Grid, Listing, Paragraph, Quotation, Role

_I = re.IGNORECASE
_FAQ = re.compile(
    r"\bfaqs?\b|frequently asked|questions? (?:and|&) answers?|\bq\s?&\s?a\b|\bq and a\b|häufige fragen|häufig gestellte|"
    r"questions fréquen|foire aux questions|preguntas (?:más )?frecuentes|perguntas (?:mais )?frequentes|"
    r"domande (?:più )?frequenti|veelgestelde vragen|よくある質問",
    _I,
)
_KEYWORDS = re.compile(
    r"\bkeywords? (?:deep dive|research|strateg|opportunit|list|table|ideas|targets?|niches|analysis|clusters?)|"
    r"\bseo keywords?\b|^(?:target |focus |seo )?keywords?\W*$|^(?:keywords?|schlüsselwörter|mots-clés|palabras clave|"
    r"palavras-chave|parole chiave|trefwoorden|キーワード)\W*$",
    _I,
)
_STRATEGY = re.compile(
    r"\bviral (?:\w+ )?(?:strateg|angles?|hooks?|potential|plan|playbook)|\bspread strateg|\b(?:content|story|viral|media) angles\b|"
    r"\b(?:promotion|distribution|social media|sharing|posting|seo) (?:strateg|plan|tips|notes|angles|ideas|checklist)|"
    r"^pro tips?\W*$|\bhow to (?:share|promote|market) this (?:article|story|post)|\bnotes? (?:for|to) (?:the )?(?:editor|publisher)",
    _I,
)
_WEAK = re.compile(
    r"\bviral|\bangles?\b|\bseo\b|\bkeywords?\b|\bpromot|\bdistribution\b|\bclicks?\b|\bhashtags?\b",
    _I,
)
_TRADE = (
    re.compile(r"\bcpc\b|cost per click|search volume|low[ -]competition|\bserps?\b|long-tail", _I),
    re.compile(
        r"^angle\s?#?\d|\bviral angle\b|\bgo(?:es)? viral\b|catnip|drives? (?:shares|engagement|clicks)",
        _I | re.M,
    ),
    re.compile(
        r"\b(?:create|make|post|write|publish|shoot) (?:a|an|the|one) [\w-]{0,20} ?(?:video|graphic|chart|thread|carousel|reel|infographic|meme)",
        _I,
    ),
    re.compile(
        r"\bpublishers? and (?:content )?creators?\b|\bcontent creators\b|\byour (?:blog|channel|post|audience)\b",
        _I,
    ),
)
_INTRO = re.compile(
    r"^(?:\d+[.)]?\s*)?(?:introduction|intro|einleitung|einführung|introducción|introdução|introduzione|inleiding|はじめに|序論)\b",
    _I,
)
_CONCLUSION = re.compile(
    r"^(?:\d+[.)]?\s*)?(?:(?:in )?conclusions?|(?:the )?bottom line|(?:final|closing) thoughts|wrapping up|in summary|summary\W*$|"
    r"summing up|the takeaway|fazit|schlusswort|schlussfolgerung|zusammenfassung|en conclusion|pour conclure|conclusión|"
    r"conclusiones|conclusão|conclusione|conclusioni|conclusie|まとめ|結論)",
    _I,
)
_BOILERPLATE = re.compile(
    r"^(?:about the authors?\b|about us\W*$|about this (?:site|blog)\b|related (?:posts?|articles?|reading|stories)\b|"
    r"you (?:may|might) also like\b|subscribe\b|share this\b|share (?:the|this) (?:post|article|story)\b|leave a (?:comment|reply)\b|"
    r"join (?:the|our) newsletter\b|über (?:den|die) autor|à propos de l['’]auteur|sobre (?:el|o|la|a) autora?\b|"
    r"verwandte (?:beiträge|artikel)|articles? (?:liés|similaires)|"
    r"(?:comments?|no comments|read (?:more|next)|further reading|references|footnotes|bibliography|works cited|"
    r"(?:table of )?contents|inhalt|inhaltsverzeichnis|quellen|sommaire|sources)\W*$)",
    _I,
)
INHERITED = (Role.STRATEGY, Role.KEYWORDS, Role.FAQ, Role.BOILERPLATE)
_QUESTIONS = 3  # as many labelled questions, and little else, make a FAQ of any section


def role_of(title: str, own: Sequence[Block], all_: Sequence[Block], *, late: bool) -> Role:
    """Role by a section's heading, its own blocks, and those of its subsections too.

    `late`: the section stands in the second half of the article, where a summary concludes.
    """
    if _FAQ.search(title) or _is_faq(own):
        return Role.FAQ
    advice = _advice(title, all_)
    if advice:
        return advice
    if _INTRO.search(title):
        return Role.INTRO
    if late and _CONCLUSION.search(title):
        return Role.CONCLUSION
    return Role.BOILERPLATE if _BOILERPLATE.search(title) and len(title) < 60 else Role.BODY


def _advice(title: str, blocks: Sequence[Block]) -> Role | None:
    strong = (
        Role.KEYWORDS
        if _KEYWORDS.search(title)
        else Role.STRATEGY
        if _STRATEGY.search(title)
        else None
    )
    if not strong and not _WEAK.search(title):
        return None
    words = "\n".join(_words(block) for block in blocks)[:20_000]
    signs = sum(bool(sign.search(words)) for sign in _TRADE)
    if strong:
        return strong if signs or not words.strip() or strong is Role.KEYWORDS else None
    keywords = bool(re.search(r"\bkeywords?\b", title, _I))
    return (Role.KEYWORDS if keywords else Role.STRATEGY) if signs >= 2 else None


def _is_faq(blocks: Sequence[Block]) -> bool:
    labels = [block.label for block in blocks if isinstance(block, Paragraph)]
    return labels.count("Q") >= _QUESTIONS and 2 * (labels.count("Q") + labels.count("A")) > len(
        labels
    )


def _words(block: Block) -> str:
    if isinstance(block, Paragraph):
        return f"{block.label}: {block.text.plain}" if block.label else block.text.plain
    if isinstance(block, Listing):
        return "\n".join(f"{item.label} {item.text.plain}" for item in block.items)
    if isinstance(block, Grid):
        return "\n".join(
            " ".join(cell.plain for cell in row) for row in (block.header, *block.rows)
        )
    if isinstance(block, Quotation):
        return block.text.plain
    return "\n".join(map(_words, block.blocks)) if isinstance(block, Details) else ""
