"""What the author said about the article, in front matter or first lines → Meta; and the date.

A line of nothing but `**Key:** value` parts is such a line: its figures are no facts of the story.
Front matter wins over lines; the command line over both.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import PurePath

from contentgen.article.dates import date_in_name, parse_date
from contentgen.article.inline import Words
from contentgen.article.model import Meta, Paragraph, Text
from contentgen.article.notes import Notes
from contentgen.article.pieces import Heading, Piece
from contentgen.article.text import wholly
from contentgen.errors import Place, SettingsError

_FIRST_BLOCKS = 10
_LONGEST_VALUE = 120
_LONGEST_LINE = 400
# Words for the same thing, in front matter and in lines; what is not here keeps its own name.
_NAMES = {
    "reading_minutes": "reading_time read_time reading_minutes time_to_read lesezeit "
    "temps_de_lecture tiempo_de_lectura tempo_de_leitura tempo_di_lettura leestijd",
    "category": "category categories section topic kategorie catégorie categoría categoria "
    "categorie",
    "author": "author authors by written_by von par por autor auteur autore autora",
    "date": "date published publish_date published_at published_on pubdate posted posted_on "
    "datum fecha data date_de_publication veröffentlicht",
    "hashtags": "hashtags",
    "tags": "tags tag",
    "updated": "updated last_updated lastmod modified",
    "word_count": "word_count words",
    "language": "lang language locale",
    "audience": "audience",
}
_KEYS = {name: key for key, names in _NAMES.items() for name in names.split()}
_SUBTITLES = (
    "subtitle", "sub-title", "sub title", "deck", "dek", "standfirst", "tagline", "untertitel",
    "sous-titre", "subtítulo", "sottotitolo", "ondertitel",
)  # fmt: skip
_PART = re.compile(r"\s*[|·•]\s*")
_KEY = re.compile(r"[^\W\d_][\w '’-]{0,28}\s?[:：]\s+(?=\S)")
_BYLINE = re.compile(
    r"(?:by|von|par|por|di)\s+([^\W\d_][\w.'’-]*(?:\s+[^\W\d_][\w.'’-]*){0,4})$", re.IGNORECASE
)
_MINUTES = re.compile(
    r"(?:about |approx\.? |~)?(\d{1,3})(?:\s?[-–]\s?\d{1,3})?\s*-?\s*min(?:ute|uten|uto|uti)?s?\b"
    r"(?:[ -](?:read|de lecture|de lectura|de leitura|lesezeit|di lettura|leestijd))?\.?$",
    re.IGNORECASE,
)


def take_subtitle(
    pieces: Sequence[Piece], front: Sequence[Meta], read: Words
) -> tuple[Text | None, list[Piece]]:
    """Front matter's subtitle, a line labelled so, or an italic paragraph right under the title."""
    given = next(
        (m for m in front if m.key in _SUBTITLES and isinstance(m.value, str) and m.value.strip()),
        None,
    )
    at = next((n for n, p in enumerate(pieces[:_FIRST_BLOCKS]) if _is_subtitle(p)), None)
    if at is None and not given and pieces and _is_italic_line(pieces[0]):
        at = 0
    piece = pieces[at] if at is not None else None
    text = piece.text if isinstance(piece, Paragraph) else None
    if given:
        words = read.text(" ".join(str(given.value).split()), [given.span.first])
        if text and text.plain != words.plain:
            return words, list(pieces)
        if at is None and pieces and _says(pieces[0], words.plain):
            piece = pieces[0]
        text = words
    return text, [p for p in pieces if p is not piece]


def _says(piece: Piece, words: str) -> bool:
    return isinstance(piece, (Paragraph, Heading)) and piece.text.plain == words


def _is_subtitle(piece: Piece) -> bool:
    return (
        isinstance(piece, Paragraph)
        and piece.label.lower() in _SUBTITLES
        and bool(piece.text.plain)
    )


def _is_italic_line(piece: Piece) -> bool:
    return (
        isinstance(piece, Paragraph)
        and not piece.label
        and wholly(piece.text, "em")
        and len(piece.text.plain) < 400
    )


def take_lines(pieces: Sequence[Piece]) -> tuple[list[Meta], list[Piece]]:
    """Lines about the article among its first blocks, as Metas, and what is left."""
    found: list[Meta] = []
    kept: list[Piece] = []
    below_heading = False
    for n, piece in enumerate(pieces):
        below_heading = below_heading or isinstance(piece, Heading)
        metas: list[Meta] = []
        if n < _FIRST_BLOCKS and isinstance(piece, Paragraph):
            metas = _line(piece, at_least=2 if below_heading else 1)
        found += metas
        kept += [] if metas else [piece]
    return found, kept


def _line(paragraph: Paragraph, *, at_least: int) -> list[Meta]:
    """The Metas of a line that is nothing else; a single part may be prose below a heading."""
    if len(paragraph.text.plain) > _LONGEST_LINE or paragraph.owns_next:
        return []
    parts = [(name.strip(), value.strip()) for name, value in _parts(paragraph)]
    if len(parts) < at_least or not all(0 < len(value) <= _LONGEST_VALUE for _, value in parts):
        return []
    named = [_named(name, value) for name, value in parts]
    known = [pair for pair in named if pair]
    others_named = all(name for (name, _), pair in zip(parts, named, strict=True) if not pair)
    if not known or not others_named:
        return []
    said = [pair or (_snake(name), value) for (name, value), pair in zip(parts, named, strict=True)]
    return [Meta(key, value, paragraph.span) for key, value in said]


def _parts(paragraph: Paragraph) -> Iterator[tuple[str, str]]:
    """(key, value) of each part; a `|` inside a value divides only where a key follows."""
    key, text = paragraph.label, paragraph.text
    bold = any(True for _ in text.marked("strong"))
    done = 0
    for bar in _PART.finditer(text.plain):
        named = _KEY.match(text.plain, bar.end())
        is_bold = any(m.start == bar.end() for m in text.marked("strong"))
        if not (is_bold if bold else named) and (key or named):
            continue
        yield key, text.plain[done : bar.start()]
        key, done = (named[0].strip().rstrip(":： "), named.end()) if named else ("", bar.end())
    yield key, text.plain[done:]


def _named(name: str, value: str) -> tuple[str, object] | None:
    """Key and value of one part of a line about the article, as far as it is a known one."""
    if name:
        key = _KEYS.get(_snake(name))
        return _typed(key, value) if key else None
    if byline := _BYLINE.match(value):
        return "author", byline[1]
    if minutes := _MINUTES.match(value):
        return "reading_minutes", int(minutes[1])
    return ("date", parse_date(value)) if parse_date(value) else None


def canonical(front: Iterable[Meta]) -> list[Meta]:
    """Front matter under the same keys as lines, with typed values."""
    metas = []
    for meta in front:
        key, value = _typed(_KEYS.get(meta.key, meta.key), meta.value)
        metas.append(replace(meta, key=key, value=value))
    return metas


def hashtags_of(front: Iterable[Meta], lines: Sequence[str]) -> Meta | None:
    """Names from `hashtags` or `tags`; `tags: #AI #ML` is a comment to YAML: the line is read."""
    for meta in sorted((m for m in front if m.key in ("hashtags", "tags")), key=lambda m: m.key):
        values = (
            meta.value
            if isinstance(meta.value, tuple)
            else _split(meta.value, lines[meta.span.first - 1])
        )
        names = [name for value in values if (name := _tag_name(str(value)))]
        if names:
            return Meta("hashtags", tuple(dict.fromkeys(names)), meta.span)
    return None


def settle_date(given: str, metas: Sequence[Meta], path: str, notes: Notes) -> date | None:
    """Command line, then front matter or a line, then the file's name; never today."""
    if given:
        found = parse_date(given)
        if found is None:
            raise SettingsError(
                "CG207", f"date is {given!r}", at=Place("date"), help="It wants YYYY-MM-DD."
            )
        return found
    for meta in metas:
        if meta.key == "date" and meta.value not in (None, ""):
            if found := parse_date(meta.value):
                return found
            notes.add("CG128", meta.span, f"date {str(meta.value)[:40]!r}")
    return date_in_name(PurePath(path).stem)


def _typed(key: str, value: object) -> tuple[str, object]:
    """Minutes are a number or they are called `reading_time`."""
    typed = _value(key, value)
    is_number = isinstance(typed, int)
    return ("reading_time" if key == "reading_minutes" and not is_number else key), typed


def _value(key: str, value: object) -> object:
    if key == "reading_minutes":
        minutes = re.match(r"(?:about |approx\.? |~ ?)?(\d{1,3})\b", str(value))
        return int(minutes[1]) if minutes else value
    if key == "date":
        return parse_date(value) or value
    if (
        key in ("category", "author")
        and isinstance(value, tuple)
        and all(isinstance(v, str) for v in value)
    ):
        return ", ".join(value)
    return value


def _split(value: object, line: str) -> list[str]:
    if value is None:
        return re.findall(r"#(\w+)", line)
    text = str(value)
    return (
        re.split(r"[,;]", text)
        if re.search(r"[,;]", text)
        else text.split()
        if "#" in text
        else [text]
    )


def _tag_name(value: str) -> str:
    """`#AI`, `machine learning` → AI, MachineLearning."""
    words = re.findall(r"\w+", value)
    return words[0] if len(words) == 1 else "".join(word[:1].upper() + word[1:] for word in words)


def _snake(name: str) -> str:
    return re.sub(r"[\s-]+", "_", name.strip().lower())
