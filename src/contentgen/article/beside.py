"""What stands among the paragraphs of an article and is none of it: buttons, adverts, captions, lists
of links to its own headings. Each is left out and said.

Only whole paragraphs that are nothing else, in the wording of blogs and news sites: the same words in
a sentence are the author's.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from contentgen.article.model import Block, Details, Listing, Paragraph, Picture, Text
from contentgen.article.notes import Notes
from contentgen.article.pieces import Heading, Piece
from contentgen.article.text import wholly, words_by_line

_NETWORK = (
    "facebook|twitter|x|linkedin|reddit|whatsapp|e-?mail|pinterest|telegram|mastodon|bluesky|threads|instagram|"
    "tumblr|pocket|hacker news|xing|flipboard|youtube|tiktok|rss|messenger|copy link|print"
)
_LETTER = r"(?:newsletter|mailing list|e-?mail list|inbox|subscribers|rss feed|our channel|my channel|e-?mail updates)"
# Whole lines, anywhere in an article, by theme; a line that only might be one is not here.
_ALONE = (
    # share buttons
    rf"(?:click )?(?:here )?(?:to )?(?:share|tweet|pin|post|save|e-?mail|print)(?: (?:this|it|the|us|me|to|on|via|with|"
    rf"article|post|story|page|tweet|a|link|friend|friends|{_NETWORK}|\W))*(?:\(opens in .{{0,30}}\))?",
    r"click (?:here )?to (?:share|tweet|e-?mail|print|pin).{0,140}",
    rf"(?:share|teilen|partager|compartir|compartilhar|condividi|delen)\s?:?(?:[ |·,]*(?:{_NETWORK}))*",
    rf"(?:{_NETWORK})(?:[ |·,/]+(?:{_NETWORK}))+",
    # adverts and the way through the page
    r"[\W_]*(?:advertisement|advertising|anzeige|werbung|publicité|publicidad|publicidade|pubblicità|advertentie|広告|"
    r"sponsored(?: content| post)?)[\W_]*(?:continue reading below|scroll to continue.{0,30}|story continues below)?[\W_]*",
    r"[\W_]*(?:story|article) continues (?:below|after).{0,40}|scroll to continue.{0,40}|"
    r"(?:skip to|jump to|go to|back to|return to|↑)(?: the)? ?(?:main |page )?(?:content|comments?|recipe|section|top|"
    r"table of contents|navigation|start)\W*|nach oben|retour en haut|volver arriba|voltar ao topo|torna su",
    # what else there is to read
    r"(?:(?:read|see|watch|listen)(?: (?:more|also|next|this|too))+|also (?:read|see|watch)|don['’]t miss|related|more on this|"
    r"(?:recommended|further|related|suggested)(?: (?:reading|stor(?:y|ies)|articles?|posts?|coverage|for you))+|must[- ]read|"
    r"you (?:may|might) also (?:like|enjoy)|you might be interested in|trending|up next)\s?[:：»→].{0,250}",
    r"(?:(?:à )?lire aussi|à lire également|voir aussi|lesen sie auch|lies auch|mehr zum thema|siehe auch|(?:lea|lee|leer) "
    r"(?:también|más)|ver también|leia (?:também|mais)|veja também|leggi anche|vedi anche|lees ook|zie ook|"
    r"関連記事|あわせて読みたい|合わせて読みたい|おすすめ記事)\s?[:：»→].{0,250}",
    r"(?:read|continue|keep|see|view|learn)(?: (?:the )?(?:full|more|reading|original|rest|story|article|post|on|all))+\s?[»→…>.]*",
    r"(?:weiterlesen|lire la suite|leer más|leia mais|ler mais|continua a leggere|lees (?:verder|meer)|続きを読む)\s?[»→…>.]*",
    r"(?:previous|next|older|newer|prev)(?: (?:post|article|story|page|chapter))?s?\s?[:»→←].{0,200}",
    # letters, offers, money
    rf"(?:please |don['’]t forget to |click here to |you can )?(?:subscribe|sign up|join)\b.{{0,160}}\b{_LETTER}\b.{{0,160}}",
    r"subscribe(?: (?:now|here|today|for free|for more|to (?:us|me|our \w+|my \w+)))*[\W]*|(?:jetzt )?abonnieren\W*|"
    r"s['’]abonner\W*|suscr[ií]b(?:ete|irse)\W*|inscreva-se\W*|iscriviti\W*|abonneer(?: je)?\W*",
    r"(?:melden sie sich|abonnieren sie|inscrivez-vous|abonnez-vous|suscr[ií]bete|inscreva-se|assine|iscriviti|meld je aan)"
    r"\b.{0,160}\b(?:newsletter|boletín|infolettre|nieuwsbrief)\b.{0,120}",
    r"thanks for reading\b.{0,120}(?:subscribe|share|public|free|post).{0,200}|"
    r"(?:upgrade to paid|start your free trial|give a gift subscription|get \d+% off.{0,80}|become a (?:paid )?(?:member|patron|"
    r"subscriber)\b.{0,120}|buy me a (?:coffee|beer).{0,80}|support (?:us|me|my work|this (?:blog|site))(?: on| by| with|!).{0,80})",
    r"follow (?:us|me|him|her|them|the author|@?\w+)(?: (?:on|via|at|in)\b.{0,200}|\W*)",
    r"(?:disclosure: |note: )?(?:this|our|some|the)? ?(?:post|article|page|site|blog|links?)?.{0,40}\baffiliate links?\b.{0,300}|"
    r"as an amazon associate.{0,200}",
    # consent, rights, filing
    r"(?:we|this (?:web)?site|our (?:web)?site|wir|diese (?:web)?seite|nous|ce site|este sitio|este site|questo sito|deze (?:web)?site)"
    r" (?:uses?|verwende[nt]|nutz(?:en|t)|utilis(?:e|ons)|usa|utiliza|utilizza|gebruikt)\b.{0,40}\bcookies?\b.{0,300}",
    r"(?:accept|allow|reject|manage)(?: all)?(?: cookies?| preferences?| settings)\W*|cookie (?:policy|settings|preferences)\W*",
    r"(?:copyright )?©.{0,200}|copyright \(?c?\)? ?\d{4}.{0,150}|all rights reserved\W*|alle rechte vorbehalten\W*|"
    r"tous droits réservés\W*",
    r"(?:filed (?:under|in)|tagged(?: with| as)?|posted in|archived under)\s?:? .{0,200}",
    r"edit (?:this page|on github|post)|view (?:source|on github)|report an issue",
    # comments
    r"(?:leave|post|add|write) a (?:comment|reply)\W*|\d{1,5} (?:comments?|responses?|replies|thoughts?|kommentare|commentaires|"
    r"comentarios|comentários)(?: (?:on|to|zu|sur) .{0,120})?|(?:view all|load more|show) comments?.{0,20}|"
    r"comments? (?:are |have been )?(?:closed|disabled|off).{0,60}|log ?in to (?:leave a )?(?:comment|reply).{0,40}|"
    r"your e-?mail address will not be published.{0,80}|required fields are marked.{0,20}|save my name, e-?mail.{0,100}|"
    r"notify me of .{0,80}|like loading\W*|loading\W*",
)
_FURNITURE = re.compile("|".join(_ALONE), re.IGNORECASE)
_CREDIT = re.compile(
    r"\W{0,3}(?:(?:image|photo|picture|cover|header|hero|featured|illustration|graphic|foto|bild|titelbild|crédit|photographie|"
    r"imagen|imagem|immagine|afbeelding)s?(?: photo| image| credits?| courtesy| source| bild|nachweis)*"
    r"(?: by | courtesy of | from | via |\s?[:：©]\s?)|(?:photo|image|picture) by\b|bild(?:quelle|nachweis)\s?:|crédits? photos?\s?:|"
    r"(?:写真|画像|図)[:：]).{0,200}|(?:getty images|shutterstock|unsplash|reuters|ap photo)(?:\s?[/|©–—-]\s?.{0,60})?",
    re.IGNORECASE,
)
_FIGURE = re.compile(
    r"(?:figure|fig\.?|abb(?:ildung|\.)|figura|figuur|図)\s?\d{1,3}\s?[:：.–—-].{0,400}",
    re.IGNORECASE,
)
_LONGEST = 500  # characters of a paragraph that may be furniture
_LONGEST_CAPTION = 300
_FEW_LINKS = 3


def drop_beside(pieces: Sequence[Piece], notes: Notes) -> list[Piece]:
    """The pieces without furniture and captions among them."""
    kept: list[Piece] = []
    above: Piece | None = None
    for piece, below in pairwise((*pieces, None)):
        assert piece is not None
        what = _what(piece, _shows(above, piece) or _shows(below, piece, inside=True))
        if what:
            notes.add("CG118", piece.span, what)
        else:
            kept.append(_without(piece, notes))
        above = piece if not what else above
    return kept


def _what(piece: Piece, pictured: bool) -> str:
    if isinstance(piece, Paragraph):
        return _what_paragraph(piece, pictured)
    if isinstance(piece, Listing):
        texts = [item.text for item in piece.items]
        if all(_is_furniture(item.text, item.label) for item in piece.items):
            return " / ".join(text.plain for text in texts)[:120]
        to_itself = [any(m.href.startswith("#") for m in text.marked("link")) for text in texts]
        links = sum(
            wholly(text, "link") and own for text, own in zip(texts, to_itself, strict=True)
        )
        if len(texts) >= _FEW_LINKS and links >= 0.8 * len(texts):
            return "table of contents"
    return ""


def _what_paragraph(paragraph: Paragraph, pictured: bool) -> str:
    lines = _lines(paragraph.text, paragraph.label)
    if _is_furniture(paragraph.text, paragraph.label):
        return " / ".join(lines)[:120]
    if sum(map(len, lines)) > _LONGEST_CAPTION:
        return ""
    if all(_CREDIT.fullmatch(line) for line in lines):
        return "credit of a picture"
    is_caption = wholly(paragraph.text, "em") or _FIGURE.fullmatch(" ".join(lines))
    return "caption of a picture" if pictured and is_caption else ""


def _is_furniture(text: Text, label: str) -> bool:
    lines = _lines(text, label)
    short = sum(map(len, lines)) <= _LONGEST
    return (
        short
        and any(lines)
        and all(not line or _FURNITURE.fullmatch(line.strip(" *_[]()")) for line in lines)
    )


def _lines(text: Text, label: str) -> tuple[str, ...]:
    """The words of each line, a label in front again."""
    lines = words_by_line(text)
    return (f"{label}: {lines[0]}".rstrip(), *lines[1:]) if label else lines


def _shows(other: Piece | None, piece: Piece, *, inside: bool = False) -> bool:
    """Whether what stands beside is a picture; one among a paragraph's own words comes after it."""
    if not isinstance(other, Picture):
        return False
    return not inside or piece.span.first <= other.span.first <= piece.span.last


def _without(piece: Piece, notes: Notes) -> Piece:
    """Details without furniture in them."""
    if not isinstance(piece, Details):
        return piece
    blocks: list[Block] = [
        b for b in drop_beside(piece.blocks, notes) if not isinstance(b, Heading)
    ]
    return (
        piece
        if len(blocks) == len(piece.blocks)
        else Details(piece.summary, tuple(blocks), piece.span)
    )
