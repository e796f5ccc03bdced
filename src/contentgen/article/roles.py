"""A section's heading and words → its role. What speaks to the publisher must not reach readers.

A strong heading decides ("Keyword Deep Dive", "Viral Spread Strategy"); a weak one ("Going Viral")
only with words of the trade below it (CPC, "Angle #1:", "create a video"): it may be the story.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from contentgen.article.model import Block, Details, Grid, Listing, Paragraph, Quotation, Role


def _any(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(patterns), re.IGNORECASE | re.MULTILINE)


_FAQ = _any(
    r"\bfaqs?\b",
    r"frequently asked",
    r"questions? (?:and|&) answers?",
    r"\bq\s?(?:&|and)\s?a\b(?! with\b)",
    r"\bpeople also ask\b|\b(?:common|your|reader) questions\b|\bquestions? answered\b",
    r"häufige (?:gestellte )?fragen|häufig gestellte|fragen (?:und|&) antworten",
    r"questions (?:les plus )?fréquen|foire aux questions|questions(?: et |-| / )réponses",
    r"preguntas (?:más )?(?:frecuentes|comunes)|preguntas y respuestas|dudas (?:más )?frecuentes",
    r"perguntas (?:mais )?(?:frequentes|comuns)|perguntas e respostas|dúvidas (?:mais )?frequentes",
    r"domande (?:più )?(?:frequenti|comuni)|domande e risposte",
    r"(?:veel|vaak|meest) ?gestelde vragen|vragen en antwoorden",
    r"よくある(?:ご)?質問|質問と回答|一問一答|質疑応答|常见问题|常見問題|问答|자주 묻는 질문",
    r"часто задаваемые вопросы|вопросы и ответы|najczęściej zadawane pytania|pytania i odpowiedzi",
    r"часті запитання|поширені запитання|časté (?:otázky|dotazy)|vanliga frågor|frågor och svar",
    r"ofte stil(?:lede|te) spørgsmål|vanlige spørsmål|usein kysytyt|s[ıi]k(?:ça)? sorulan sorular|συχνές ερωτήσεις",
    r"câu hỏi thường gặp|pertanyaan (?:yang )?(?:sering|umum)|الأسئلة الشائعة|שאלות נפוצות|अक्सर पूछे जाने",
)
_KEYWORDS = _any(
    r"\bkeywords? (?:deep dive|research|strateg|opportunit|list|table|ideas|targets?|niches)",
    r"\bseo keywords?\b",
    r"^(?:target |focus )?keywords?\W*$",
    r"^(?:schlüsselwörter|mots-clés|palabras clave|palavras-chave|parole chiave|trefwoorden)\W*$",
    r"^キーワード\W*$",
)
_STRATEGY = _any(
    r"\bviral (?:\w+ )?(?:strateg|angles?|hooks?|potential|plan|playbook)",
    r"\bspread strateg",
    r"\b(?:content|story|viral|media) angles\b",
    r"\b(?:promotion|distribution|social media|sharing|posting|seo) (?:strateg|plan|tips|notes)",
    r"^pro tips?\W*$",
    r"\bhow to (?:share|promote|market) this (?:article|story|post)",
    r"\bnotes? (?:for|to) (?:the )?(?:editor|publisher)",
)
_WEAK = _any(
    r"\bviral",
    r"\bangles?\b",
    r"\bseo\b",
    r"\bkeywords?\b",
    r"\bpromot",
    r"\bdistribution\b",
    r"\bclicks?\b",
    r"\bhashtags?\b",
)
# Signs below the heading that the writer speaks to whoever publishes, not to whoever reads.
_TRADE = (
    _any(r"\bcpc\b|cost per click|search volume|low[ -]competition|\bserps?\b|long-tail"),
    _any(
        r"^angle\s?#?\d|\bviral angle\b|\bgo(?:es)? viral\b",
        r"drives? (?:shares|engagement|clicks)",
    ),
    _any(
        r"\b(?:create|make|post|write|publish|shoot) (?:a|an|the|one) [\w-]{0,20} ?"
        r"(?:video|graphic|chart|thread|carousel|reel|infographic|meme)"
    ),
    _any(
        r"\bpublishers? and (?:content )?creators?\b|\bcontent creators\b",
        r"\byour (?:blog|channel|post|audience)\b",
    ),
)
_INTRO = _any(
    r"^(?:\d+[.)]?\s*)?(?:introduction|intro|einleitung|einführung|introducción|introdução|"
    r"introduzione|inleiding|はじめに|序論)\b"
)
_CONCLUSION = _any(
    r"^(?:\d+[.)]?\s*)?(?:(?:in )?conclusions?|(?:the )?bottom line|(?:final|closing) thoughts|"
    r"wrapping up|in summary|summary\W*$|summing up|the takeaway|fazit|schlusswort|"
    r"schlussfolgerung|zusammenfassung|en conclusion|pour conclure|conclusión|conclusiones|"
    r"conclusão|conclusione|conclusioni|conclusie|まとめ|結論)"
)
_BOILERPLATE = _any(
    r"^about the authors?\b|^about us\W*$|^about this (?:site|blog)\b",
    r"^related (?:posts?|articles?|reading|stories)\b|^you (?:may|might) also like\b",
    r"^subscribe\b|^join (?:the|our) newsletter\b|^leave a (?:comment|reply)\b",
    r"^share this\b|^share (?:the|this) (?:post|article|story)\b|^like this\W*$|^related\W*$|^tags\W*$",
    r"^\d{1,5} (?:comments?|responses?|replies|thoughts)\b|^(?:previous|next|older|newer) (?:post|article)\b",
    r"^(?:newsletter|recent posts|popular posts|categories|archives|footnotes?|post navigation)\W*$",
    r"^(?:kommentare?|commentaires?|comentarios?|comentários?|commenti|reacties)\W*$|^schreibe? einen kommentar",
    r"^(?:literatur|literaturverzeichnis|bibliographie|bibliografía|bibliografia|referencias|referências|"
    r"riferimenti|références|bronnen|einzelnachweise|fußnoten|参考文献|参考資料|関連記事)\W*$",
    r"^über (?:den|die) autor|^à propos de l['’]auteur|^sobre (?:el|o|la|a) autora?\b",
    r"^verwandte (?:beiträge|artikel)|^articles? (?:liés|similaires)",
    r"^(?:comments?|no comments|read (?:more|next)|further reading|references|footnotes|"
    r"bibliography|works cited|(?:table of )?contents|inhalt|inhaltsverzeichnis|quellen|"
    r"sommaire|sources)\W*$",
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
    keywords = bool(re.search(r"\bkeywords?\b", title, re.IGNORECASE))
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
