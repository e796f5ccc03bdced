"""Notices → findings: a warning with the lines that it is about side by side, a remark with links."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from contentgen.article.model import Notice
from contentgen.brief.model import Brief
from contentgen.preview.model import Finding, Row
from contentgen.preview.refs import line_refs
from contentgen.source import Span

_EXCERPT = 240  # enough to recognise a line; the whole of it is one click away


def view_doubts(notices: Iterable[Notice], brief: Brief) -> Iterator[Finding]:
    for number, notice in enumerate(dict.fromkeys(notices), 1):
        if notice.level == "warning":
            # Two figures of one line are one row.
            rows = tuple(
                dict.fromkeys(_excerpt(span, notice.message, brief) for span in notice.spans)
            )
            yield Finding(
                f"warning-{number}", "warning", notice.code, notice.message, (), rows=rows
            )
        else:
            lines = line_refs(line for span in notice.spans for line in span.lines)
            yield Finding(f"remark-{number}", "remark", notice.code, notice.message, lines)


def _excerpt(span: Span, message: str, brief: Brief) -> Row:
    """Of the lines the sentence that the notice is about; all of them when none clearly is."""
    said = [
        sentence.text
        for sentence in brief.sentences
        if sentence.span.first <= span.last and span.first <= sentence.span.last
    ]
    raw = " ".join(brief.article.source.line(n).strip() for n in span.lines)
    text = _nearest(message, said) or " ".join(said) or raw
    shown = text if len(text) <= _EXCERPT else f"{text[:_EXCERPT].rstrip()} …"
    return Row("", shown, line_refs(span.lines))


def _nearest(message: str, sentences: Sequence[str]) -> str:
    """The sentence that has most of the notice's words; "" when none has two of them."""
    wanted = _words(message)
    best = max(sentences, key=lambda sentence: len(wanted & _words(sentence)), default="")
    return best if len(wanted & _words(best)) > 1 else ""


def _words(text: str) -> set[str]:
    """Words of four letters and more, and figures: "the" tells nothing."""
    return set(re.findall(r"\w*\d\w*|\w{4,}", text.lower()))
