"""Article → Brief: every finder, in the order in which one builds on another.

A finder takes the article (and what was found before it) and yields what it finds; adding one is a
function in its theme's file and a line here.
"""

from __future__ import annotations

import math

from contentgen.article.model import Article
from contentgen.brief.angles import find_angles
from contentgen.brief.changes import captioned
from contentgen.brief.comparisons import find_comparisons
from contentgen.brief.doubts import Evidence, find_doubts
from contentgen.brief.entities import find_names
from contentgen.brief.faq import find_faq
from contentgen.brief.found import find_figures
from contentgen.brief.keywords import find_disclaimer, find_hashtags, find_keywords
from contentgen.brief.leading import lead
from contentgen.brief.model import Brief
from contentgen.brief.quotes import find_quotes
from contentgen.brief.sentences import find_sentences
from contentgen.brief.series import find_series
from contentgen.brief.stats import find_stats
from contentgen.brief.tables import find_tables
from contentgen.brief.takeaways import find_audiences, find_hooks, find_takeaways
from contentgen.brief.timelines import find_timelines

WORDS_A_MINUTE = (
    238  # silent reading of English non-fiction, Brysbaert 2019 (doi 10.1016/j.jml.2019.104047)
)


def brief(article: Article) -> Brief:
    """All that the article says, ranked best first."""
    sentences = tuple(find_sentences(article))
    tables = tuple(find_tables(article))
    names = find_names((s.text for s in sentences if s.public), article.language)
    found = captioned(tuple(find_figures(article, sentences, tables, names)))
    stats = tuple(find_stats(found, names))
    comparisons = tuple(find_comparisons(stats, tables, names))
    series = tuple(find_series(article, found, stats, tables))
    stats = lead(stats, sentences, series, comparisons, article)
    timelines = tuple(find_timelines(article, sentences, found, tables, names))
    quotes = tuple(find_quotes(article, sentences))
    angles = tuple(
        find_angles(article, sentences, timelines=timelines, series=series, comparisons=comparisons,
                    stats=stats, tables=tables, quotes=quotes)
    )  # fmt: skip
    disclaimer, disclaimer_span = find_disclaimer(article)
    doubts = find_doubts(
        Evidence(article, sentences, found, series, comparisons, stats, tables, angles, names)
    )
    return Brief(
        article=article,
        title=article.title.plain,
        subtitle=article.subtitle.plain if article.subtitle else "",
        category=_meta_text(article, "category"),
        reading_minutes=_reading_minutes(article, sum(len(s.text.split()) for s in sentences)),
        date=article.date,
        language=article.language,
        sentences=sentences,
        faq=tuple(find_faq(article)),
        stats=stats,
        angles=angles,
        timelines=timelines,
        comparisons=comparisons,
        series=series,
        tables=tables,
        quotes=quotes,
        takeaways=tuple(find_takeaways(article, sentences)),
        audiences=tuple(find_audiences(article)),
        keywords=tuple(find_keywords(article)),
        hashtags=tuple(find_hashtags(article, sentences)),
        hooks=tuple(find_hooks(article)),
        disclaimer=disclaimer,
        disclaimer_span=disclaimer_span,
        notices=(*article.notices, *doubts),
    )


def _meta_text(article: Article, key: str) -> str:
    meta = article.get(key)
    return str(meta.value) if meta and meta.value is not None else ""


def _reading_minutes(article: Article, words: int) -> int:
    stated = article.get("reading_minutes")
    if stated and isinstance(stated.value, int):
        return stated.value
    return max(1, math.ceil(words / WORDS_A_MINUTE))
