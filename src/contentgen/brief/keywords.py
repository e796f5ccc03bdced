"""Article → the author's keywords and hashtags, and the disclaimer that travels with them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from contentgen.article.model import Article, Grid, Listing, Paragraph, Role
from contentgen.brief.labels import is_disclaimer_label
from contentgen.brief.lexicon import fold, straight, words
from contentgen.brief.model import Keyword, Sentence
from contentgen.brief.passages import Place, find_passages, find_places
from contentgen.brief.sentences import clean, cut
from contentgen.source import Span

_MOST_HASHTAGS = 6  # when nobody chose them
_QUOTES = '"“”„«»*_` '


# --- keywords -----------------------------------------------------------------------------------


def find_keywords(article: Article) -> Iterator[Keyword]:
    """The rows of explicit keyword tables and lists; nothing is guessed."""
    for place in find_places(article):
        for block in place.section.blocks:
            if isinstance(block, Grid):
                yield from _in_grid(block, place)
            elif isinstance(block, Listing) and place.role is Role.KEYWORDS:
                for item in block.items:
                    text = clean(item.text.plain)
                    yield Keyword(
                        _first_quoted(text) or text.strip(_QUOTES),
                        item.label.strip(" :"),
                        "",
                        item.span.first,
                    )


def _in_grid(grid: Grid, place: Place) -> Iterator[Keyword]:
    names = [fold(cell.plain) for cell in grid.header]
    phrase = _column(names)
    if phrase is None or not (
        place.role is Role.KEYWORDS or _is_publishers(names) or not place.public
    ):
        return
    category = next(
        (
            n
            for n, name in enumerate(names)
            if n != phrase and words("category_column").search(name)
        ),
        None,
    )
    for row, line in zip(grid.rows, grid.row_lines, strict=True):
        cells = [clean(cell.plain) for cell in row]
        notes = [c for n, c in enumerate(cells) if n not in (phrase, category) and c]
        if said := cells[phrase].strip(_QUOTES):
            yield Keyword(
                said, cells[category] if category is not None else "", "; ".join(notes), line
            )


def _column(names: Sequence[str]) -> int | None:
    """Which column holds the phrases: one that is named for phrases and not for their category."""
    fit = [n for n, name in enumerate(names) if words("phrase_column").search(name)]
    return next((n for n in fit if not words("category_column").search(names[n])), None)


def _is_publishers(names: Sequence[str]) -> bool:
    return any(words("publisher_column").search(name) for name in names)


def _first_quoted(text: str) -> str:
    found = re.search(r"[\"“„«]([^\"“”„«»]+)[\"”“»]", text)
    return found[1].strip() if found else ""


# --- hashtags -----------------------------------------------------------------------------------

_TERM = re.compile(r"(?<![\w.])[A-Z][\w&]*(?:-[A-Z]\w*)*(?:\s[A-Z][\w&]*)?")


def find_hashtags(article: Article, sentences: Iterable[Sentence]) -> Iterator[str]:
    """Without the #: those the author gave, else the tags, else the names said most often."""
    given = _listed(article, "hashtags")
    tags = given or _listed(article, "tags") or _listed(article, "keywords")
    chosen = tags or _frequent(sentences)
    yield from dict.fromkeys(filter(None, map(hashtag, chosen)))


def hashtag(name: str) -> str:
    """`artificial intelligence` is `ArtificialIntelligence`; one word stays as it is written."""
    parts = re.findall(
        r"\w+", straight(name).strip().lstrip("#").replace("&", " And ").replace("'", "")
    )
    if len(parts) > 1:
        parts = [p if p[:1].isupper() else p[:1].upper() + p[1:] for p in parts]
    tag = "".join(parts)
    # Networks take a tag of digits alone for plain text.
    return tag if re.search(r"[^\W\d_]", tag) else ""


def _listed(article: Article, key: str) -> list[str]:
    meta = article.get(key)
    value = meta.value if meta else None
    if isinstance(value, (list, tuple)):
        return [str(v) for v in value if v is not None]
    if isinstance(value, str):
        return re.findall(r"#(\w+)", value) or [
            v for v in re.split(r"\s*[,;]\s*", value.strip()) if v
        ]
    return []


def _frequent(sentences: Iterable[Sentence]) -> list[str]:
    heard = [s.text for s in sentences if s.public]
    known = {term for text in heard for term, starts in _terms(text) if not starts}
    counts: Counter[str] = Counter()
    for text in heard:
        for term, starts in _terms(text):
            # "Later Kent": the first word has its capital from the sentence.
            name = term.partition(" ")[2] if starts and term not in known else term
            counts[name] += name in known
    often = [(n, t) for t, n in counts.items() if n >= 3]
    return [t for _, t in sorted(often, key=lambda pair: (-pair[0], pair[1]))][:_MOST_HASHTAGS]


def _terms(sentence: str) -> Iterator[tuple[str, bool]]:
    """Capitalised terms of one or two words, and whether each starts the sentence."""
    common = words("common")
    for found in _TERM.finditer(sentence):
        term, starts = found.group().removesuffix("'s"), found.start() == 0
        if common.fullmatch(term.partition(" ")[0]):
            term, starts = term.partition(" ")[2], False
        if len(term) >= 2 and not common.fullmatch(term):
            yield term, starts


# --- the disclaimer -----------------------------------------------------------------------------


def find_disclaimer(article: Article) -> tuple[str, Span | None]:
    """The disclaimer without its label, and where it stands; ("", None) without one."""
    meta = article.get("disclaimer")
    if meta and isinstance(meta.value, str) and meta.value.strip():
        return clean(meta.value), meta.span
    return _labelled(article) or _headed(article) or _by_words(article) or ("", None)


def _labelled(article: Article) -> tuple[str, Span] | None:
    for passage in find_passages(article):
        label, _, rest = passage.text.plain.partition(":")
        if is_disclaimer_label(passage.label):
            return clean(passage.text.plain), passage.span
        if rest.strip() and is_disclaimer_label(label):
            return clean(rest), passage.span
        if is_disclaimer_label(passage.owner):
            return clean(passage.whole), Span(passage.owner_line, passage.span.last)
    return None


def _headed(article: Article) -> tuple[str, Span] | None:
    for section in article.walk():
        said = [b for b in section.blocks if isinstance(b, Paragraph)]
        if said and is_disclaimer_label(section.title.plain):
            return " ".join(clean(b.text.plain) for b in said), Span.over(b.span for b in said)
    return None


def _by_words(article: Article) -> tuple[str, Span] | None:
    """An unlabelled one: a whole paragraph in italics, else sentences of the last two."""
    form = words("disclaimer", article.language)
    passages = [p for p in find_passages(article) if p.kind == "paragraph"]
    for passage in passages:
        plain = passage.text.plain.strip()
        italic = any(m.end - m.start >= len(plain) - 2 for m in passage.text.marked("em"))
        if italic and form.search(straight(plain)):
            return clean(plain), passage.span
    for passage in passages[-2:]:
        text = passage.text
        said = [
            p
            for p in cut(text.plain, article.language)
            if form.search(straight(text.plain[slice(*p)]))
        ]
        if said:
            return " ".join(clean(text.plain[a:b]) for a, b in said), text.span(
                said[0][0], said[-1][1]
            )
    return None
