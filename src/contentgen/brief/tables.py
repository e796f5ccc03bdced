"""Article → its tables, each column typed by what its cells hold."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from contentgen.article.model import Article, Block, Details, Grid
from contentgen.brief.lexicon import fold, words
from contentgen.brief.model import Column, Table
from contentgen.brief.passages import Place, find_places
from contentgen.brief.sentences import clean
from contentgen.brief.slugs import slug, unique

_HEDGE = (
    r"(?:[~≈<>≤≥±+−–-]|(?:about|around|approx(?:imately|\.)?|nearly|over|under|more than|"
    r"less than|at least|up to|from|ca\.|etwa|rund|über|bis zu|environ|plus de|unos|más de|"
    r"cerca de|circa|oltre|ruim|約)\s)*\s*"
)
_FIGURE = r"\d[\d.,'’\s\u00a0\u202f]*(?:\s?(?:-|–|—|to|bis|à|a)\s?\d[\d.,]*)?"
_SIGN = r"(?:(?:US|C|A|HK|NZ|S|R|NT)?[$€£¥₹₩₽₺₫₴₦฿]|\b(?:USD|EUR|GBP|CHF|JPY|CNY|INR|CAD|AUD)\b)"
_SCALE = r"(?:[kmb]n?|tn|million|billion|trillion|mio\.?|mrd\.?|万|億)"
_YEAR = r"(?:1[7-9]|20)\d\d"
_PART = r"(?:early|mid|late|end of|Q[1-4]|H[12]|FY)"
_MONTH = (
    r"(?:jan|feb|mar|mär|apr|may|mai|jun|jul|aug|sep|oct|okt|nov|dec|dez|janv|févr|avr|juin|juil|août|"
    r"déc|ene|abr|ago|dic|gen|mag|giu|lug|set|ott|mrt|mei)\w*\.?"
)
_DATES = (
    rf"{_PART}?\s?{_YEAR}(?:[-/.年]\d\d?(?:[-/.月]\d\d?日?)?)?(?:\s?[-–]\s?(?:19|20)?\d\d)?\s?{_PART}?$",
    rf"\d{{1,2}}\.?\s{_MONTH}(?:\s\d{{4}})?$",
    rf"{_MONTH}\s(?:\d{{1,2}},?\s)?(?:\d{{4}}|\d{{1,2}})$",
    r"\d{1,2}[./]\d{1,2}[./]\d{2,4}$",
    r"[QH][1-4]\s'?\d{2,4}$",
)
_PERCENT = r"(?:%|per ?cent|prozent|pour ?cent|por ciento|por cento|パーセント)"
_PRICES = (
    rf"{_HEDGE}{_SIGN}\s?{_FIGURE}",
    rf"{_HEDGE}{_FIGURE}\s?{_SCALE}?\s?(?:{_SIGN}|円|euros?|dollars?)",
)
# The cell from its start; the first that fits says its type.
_TYPES = tuple(
    (name, re.compile(f"(?:{form})", re.IGNORECASE))
    for name, form in (
        ("date", "|".join(_DATES)),
        ("percent", rf"{_HEDGE}{_FIGURE}\s?{_PERCENT}"),
        ("currency", "|".join(_PRICES)),
        ("number", rf"{_HEDGE}{_FIGURE}\s?{_SCALE}?$"),
        ("unit", rf"{_HEDGE}{_FIGURE}\s?[^\W\d_]"),
    )
)
_FIGURES = ("number", "currency", "percent", "unit", "date")
_WORDS_WITH_FIGURE = 4  # "30-40% better than before" is still a figure, a clause is not


def find_tables(article: Article) -> Iterator[Table]:
    """Every table in reading order."""
    grids = [
        (grid, place) for place in find_places(article) for grid in _grids(place.section.blocks)
    ]
    names = unique(slug(_name(grid, place), "table") for grid, place in grids)
    for name, (grid, place) in zip(names, grids, strict=True):
        yield _table(name, grid, place)


def is_publisher_table(header: Sequence[str]) -> bool:
    """Whether its columns are the publisher's: search phrases, prices of a click."""
    return any(words("publisher_column").search(fold(name)) for name in header)


def _grids(blocks: Sequence[Block]) -> Iterator[Grid]:
    for block in blocks:
        if isinstance(block, Grid):
            yield block
        elif isinstance(block, Details):
            yield from _grids(block.blocks)


def _name(grid: Grid, place: Place) -> str:
    header = " ".join(cell.plain for cell in grid.header if cell.plain.strip())
    return place.title or (grid.caption.plain if grid.caption else "") or header or "table"


def _table(name: str, grid: Grid, place: Place) -> Table:
    header = tuple(clean(cell.plain) for cell in grid.header)
    rows = tuple(tuple(clean(cell.plain) for cell in row) for row in grid.rows)
    public = place.public and not is_publisher_table(header)
    caption = clean(grid.caption.plain) if grid.caption else ""
    columns = tuple(
        Column(title, column_type(title, [row[n] for row in rows if n < len(row)], first=n == 0))
        for n, title in enumerate(header)
    )
    return Table(name, caption, columns, rows, grid.row_lines, place.title, grid.span, public)


def column_type(name: str, cells: Sequence[str], *, first: bool = False) -> str:
    """label, text, category, number, currency, percent, unit, date or mixed."""
    said = [cell for cell in cells if not _is_blank(cell)]
    if not said:
        return "text"
    types = Counter(_cell_type(cell) for cell in said)
    kind, count = types.most_common(1)[0]
    if kind in _FIGURES and count >= 0.75 * len(said):
        return "label" if first and kind in ("date", "number") and not name else kind
    if any(kind in _FIGURES for kind in types):
        return "mixed"
    if first:
        return "label"
    return "category" if _is_category(name, said) else "text"


def _is_blank(cell: str) -> bool:
    return not re.search(r"\w", cell) or bool(words("blank_cell").fullmatch(fold(cell)))


def _cell_type(cell: str) -> str:
    plain = cell.strip("*_ ()")
    if len(re.findall(r"[^\W\d_]{2,}", plain)) > _WORDS_WITH_FIGURE:
        return "text"
    return next((name for name, shape in _TYPES if shape.match(plain)), "text")


def _is_category(name: str, cells: Sequence[str]) -> bool:
    """Few short values that return, or a column that calls itself one."""
    bare = [re.sub(r"\s*\([^)]*\)", "", cell).strip().casefold() for cell in cells]
    short = all(len(cell.split()) <= 2 for cell in bare)
    if words("category_name").search(fold(name)):
        return all(len(cell.split()) <= 4 for cell in bare)
    return short and len(bare) >= 3 and len(set(bare)) < len(bare)
