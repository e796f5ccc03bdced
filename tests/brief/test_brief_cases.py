"""Every case of tests/cases/brief/*.md; a writer can add one without knowing Python."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

import pytest
from brief_cases import Case, cases

from contentgen.article import read_bytes
from contentgen.article.model import Article
from contentgen.brief.angles import find_angles
from contentgen.brief.extract import brief
from contentgen.brief.faq import find_faq
from contentgen.brief.keywords import find_disclaimer, find_hashtags, find_keywords
from contentgen.brief.model import Measured
from contentgen.brief.quotes import find_quotes
from contentgen.brief.sentences import find_sentences
from contentgen.brief.tables import find_tables
from contentgen.brief.takeaways import find_audiences, find_hooks, find_takeaways


def _faq(article: Article) -> Iterator[str]:
    for faq in find_faq(article):
        yield f"Q {faq.question}"
        yield "A " + faq.answer.replace("\n", "\n  ")


def _quotes(article: Article) -> Iterator[str]:
    for quote in find_quotes(article, find_sentences(article)):
        yield f"{quote.by}{' ~' if quote.paraphrase else ':'} {quote.text}"


def _sentences(article: Article) -> Iterator[str]:
    return (f"{_mark(s.public)}{s.span.first} {s.text}" for s in find_sentences(article))


def _takeaways(article: Article) -> Iterator[str]:
    found = find_takeaways(article, find_sentences(article))
    return (f"{_mark(t.public)}{t.span.first} {t.text}" for t in found)


def _audiences(article: Article) -> Iterator[str]:
    for a in find_audiences(article):
        yield f"{_mark(a.public)}{a.span.first} {a.name}: {a.text}".replace("\n", " / ")


def _hooks(article: Article) -> Iterator[str]:
    return (f"{_mark(h.public)}{h.line} {h.text}" for h in find_hooks(article))


def _keywords(article: Article) -> Iterator[str]:
    for k in find_keywords(article):
        yield f"{_mark(k.public)}{k.line} {k.phrase} | {k.category} | {k.note}"


def _hashtags(article: Article) -> Iterator[str]:
    yield " ".join(find_hashtags(article, find_sentences(article)))


def _disclaimer(article: Article) -> Iterator[str]:
    text, span = find_disclaimer(article)
    if span:
        yield f"{span.first} {text}"


def _tables(article: Article) -> Iterator[str]:
    for t in find_tables(article):
        head = " | ".join(filter(None, (t.section, t.caption)))
        yield f"{_mark(t.public)}{t.span.first}-{t.span.last} {head}".rstrip()
        yield from (f"{c.name} {c.type}" for c in t.columns)


def _angles(article: Article) -> Iterator[str]:
    found = find_angles(article, find_sentences(article), tables=find_tables(article))
    for a in found:
        source = "explicit" if a.explicit else "derived"
        yield f"{_mark(a.public)}{a.title} | {a.kind} | {a.visual} | {source}"


def _stats(article: Article) -> Iterator[str]:
    for s in brief(article).stats:
        whose = f" [{s.entity}]" if s.entity else ""
        lines = ",".join(str(m.line) for m in s.mentions)
        yield f"{_mark(s.public)}{lines} {s.quantity.surface} = {s.label or '-'}{whose}"


def _timelines(article: Article) -> Iterator[str]:
    for t in brief(article).timelines:
        yield f"{_mark(t.public)}{t.title}"
        for e in t.events:
            yield f"{e.line} {e.date or '?'}{' ->' if e.future else ''} {e.label}"


def _measured(items: Iterable[Measured]) -> str:
    return ", ".join(
        f"{i.label or '?'} {i.surface}{' (estimate)' if i.estimate else ''}" for i in items
    )


def _comparisons(article: Article) -> Iterator[str]:
    for c in brief(article).comparisons:
        yield f"{_mark(c.public)}{c.metric}: {_measured(c.items)}"
        yield from (f"! {warning}" for warning in c.warnings)


def _series(article: Article) -> Iterator[str]:
    for s in brief(article).series:
        yield f"{_mark(s.public)}{s.kind} {s.metric}: {_measured(s.items)}"


def _doubts(article: Article) -> Iterator[str]:
    for n in brief(article).notices:
        if n not in article.notices:
            lines = ",".join(str(line) for span in n.spans for line in span.lines)
            yield f"{n.code} {lines} {n.message}"


def _mark(public: bool) -> str:
    return "" if public else "!"


FINDERS: dict[str, Callable[[Article], Iterator[str]]] = {
    "faq": _faq,
    "quotes": _quotes,
    "sentences": _sentences,
    "takeaways": _takeaways,
    "audiences": _audiences,
    "hooks": _hooks,
    "keywords": _keywords,
    "hashtags": _hashtags,
    "disclaimer": _disclaimer,
    "tables": _tables,
    "angles": _angles,
    "stats": _stats,
    "timelines": _timelines,
    "comparisons": _comparisons,
    "series": _series,
    "doubts": _doubts,
}


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.name)
def test_the_finder_finds_what_the_case_says(case: Case) -> None:
    article = read_bytes(case.article.encode(), "case.md")
    assert "\n".join(FINDERS[case.finder](article)) == case.expected.rstrip("\n")
