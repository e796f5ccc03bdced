"""The end of the article: the blog's furniture, the hashtags, the disclaimer are told from prose.

Only as whole lines, and furniture only at the very end, since "Reply" can also be prose.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from contentgen.article.model import Listing, Meta, Paragraph, Quotation, Rule, Text
from contentgen.article.notes import Notes
from contentgen.article.pieces import Heading, Piece
from contentgen.article.text import cut, words_by_line
from contentgen.source import Span

_NETWORKS = "facebook|twitter|x|linkedin|reddit|whatsapp|email|pinterest|telegram"
_BUTTONS = rf"email ?this|blog ?this!?|share to (?:{_NETWORKS})|tweet|pin it|print|like"
# Whole lines that blog software puts below an article; the wording of its themes, in the
# languages we detect.
_FURNITURE = re.compile(
    "|".join(
        (
            r"(?:no|\d{1,5}) comments?:?|comments?:?|(?:post|add|leave) a comment|leave a reply",
            r"reply",
            r"(?:older|newer|next|previous) (?:posts?|comments?)(?: (?:older|newer) posts?)?",
            r"home|view (?:web|mobile) version|like this:?|loading\.{0,3}|powered by .{0,40}",
            r"labels: .{0,300}|posted (?:by|in|at|on)\b.{0,200}|filed under:? .{0,200}",
            r"share(?: this)?(?: (?:post|article|story))?:?|share (?:on|to|via) .{0,40}",
            rf"(?:{_BUTTONS})(?:[ |·,]*(?:{_BUTTONS}))*",
            rf"(?:{_NETWORKS})(?:[ |·,]+(?:{_NETWORKS}))*",
            r"subscribe(?: to:? .{0,80}| now| here)?",
            r"keine kommentare:?|kommentar veröffentlichen",
            r"aucun commentaire:?|enregistrer un commentaire",
            r"no hay comentarios:?|publicar un comentario",
            r"nenhum comentário:?|postar um comentário",
            r"nessun commento:?|posta un commento",
            r"geen opmerkingen:?|een reactie posten",
        )
    ),
    re.IGNORECASE,
)
_HASHTAGS = re.compile(r"(?:#(?=\w*[^\W\d])\w+[\s,]*)+")
_HASHTAG = re.compile(r"#(\w+)")
_TAG_WORDS = ("hashtags", "tags", "hashtag", "suggested hashtags")
_DISCLAIMER = (
    r"(?:[^\W\d]{3,12} ){0,2}disclaimer|haftungsausschluss|avertissement|"
    r"clause de non-responsabilité|aviso legal|descargo de responsabilidad|"
    r"isenção de responsabilidade|esclusione di responsabilità|免責事項|免责声明"
)
_DISCLAIMS = re.compile(rf"(?:{_DISCLAIMER})\s?(?:[:：.]|[–—-]\s)\s*", re.IGNORECASE)
_DISCLAIMER_TITLE = re.compile(rf"(?:{_DISCLAIMER})\W*", re.IGNORECASE)
_LAST = 10  # blocks among which a line of hashtags is looked for


def drop_furniture(pieces: Sequence[Piece], notes: Notes) -> list[Piece]:
    """The pieces without the comment form and share buttons below them."""
    kept, rules, dropped = list(pieces), list[Piece](), list[Paragraph]()
    while kept and len(kept) > 1:
        last = kept[-1]
        if isinstance(last, Rule):
            rules.append(kept.pop())
        elif isinstance(last, Paragraph) and all(
            map(_FURNITURE.fullmatch, words_by_line(last.text))
        ):
            dropped.append(last)
            kept.pop()
        else:
            break
    words = " / ".join(line for p in reversed(dropped) for line in words_by_line(p.text))
    for paragraph in reversed(dropped):
        notes.add("CG118", paragraph.span, words[:120])
    return kept + rules[::-1]


def take_hashtags(pieces: Sequence[Piece]) -> tuple[Meta | None, list[Piece]]:
    """Lines of nothing but hashtags near the end, as names without the sign."""
    first = max(0, len(pieces) - _LAST)
    kept, names, spans = list(pieces[:first]), list[str](), list[Span]()
    for piece in pieces[first:]:
        line = _hashtag_line(piece) if isinstance(piece, Paragraph) else None
        if line is None or not isinstance(piece, Paragraph):
            kept.append(piece)
            continue
        names += _HASHTAG.findall(line.plain)
        spans.append(line.span(0, len(line.plain)))
        kept += _before(piece, line)
    if not names:
        return None, kept
    return Meta("hashtags", tuple(dict.fromkeys(names)), Span.over(spans)), kept


def _hashtag_line(paragraph: Paragraph) -> Text | None:
    """The paragraph, or its last line, when it holds hashtags and nothing else."""
    if "#" not in paragraph.text.plain or (
        paragraph.label and paragraph.label.lower() not in _TAG_WORDS
    ):
        return None
    if _HASHTAGS.fullmatch(paragraph.text.plain):
        return paragraph.text
    last = cut(paragraph.text, paragraph.text.starts[-1][0])
    return (
        last if len(_HASHTAG.findall(last.plain)) > 1 and _HASHTAGS.fullmatch(last.plain) else None
    )


def _before(paragraph: Paragraph, line: Text) -> list[Piece]:
    if line is paragraph.text:
        return []
    rest = cut(paragraph.text, 0, paragraph.text.starts[-1][0])
    return [replace(paragraph, text=rest, span=Span(paragraph.span.first, line.starts[0][1] - 1))]


def take_disclaimer(pieces: Sequence[Piece]) -> tuple[Meta | None, list[Piece]]:
    """Paragraphs that begin "Disclaimer:", or stand under that heading or label."""
    kept: list[Piece] = []
    said: list[str] = []
    spans: list[Span] = []
    owns = ""  # "heading": up to the next heading; "label": the next paragraph
    for piece in pieces:
        words = _disclaimer_words(piece, owns)
        owns = _owns(piece, owns)
        if words is None:
            kept.append(piece)
            continue
        said += [words] if words else []
        spans.append(piece.span)
    return (
        Meta("disclaimer", " ".join(said), Span.over(spans)) if said else None
    ), kept if said else list(pieces)


def _disclaimer_words(piece: Piece, owns: str) -> str | None:
    """What of the disclaimer this piece says; None when it is none of it."""
    if isinstance(piece, Heading):
        return "" if _DISCLAIMER_TITLE.fullmatch(piece.text.plain) else None
    if not isinstance(piece, (Paragraph, Quotation, Listing)):
        return None
    words = _plain(piece)
    if owns:
        return words
    if isinstance(piece, Listing):
        return None
    label = piece.label if isinstance(piece, Paragraph) else ""
    if label:
        return words if _DISCLAIMER_TITLE.fullmatch(label) else None
    found = _DISCLAIMS.match(words)
    return words[found.end() :][:1].upper() + words[found.end() + 1 :] if found else None


def _owns(piece: Piece, owns: str) -> str:
    if isinstance(piece, Heading):
        return "heading" if _DISCLAIMER_TITLE.fullmatch(piece.text.plain) else ""
    if (
        isinstance(piece, Paragraph)
        and piece.owns_next
        and _DISCLAIMER_TITLE.fullmatch(piece.label)
    ):
        return "label"
    return owns if owns == "heading" else ""


def _plain(piece: Paragraph | Quotation | Listing) -> str:
    if isinstance(piece, Listing):
        return " ".join(
            f"{item.label}: {item.text.plain}" if item.label else item.text.plain
            for item in piece.items
        )
    return piece.text.plain
