"""Brief → the article as written: every raw line, what was found in it, what is never printed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from contentgen.article.model import Article, Role
from contentgen.brief.model import Brief
from contentgen.preview.marks import Stretch, find_marks, mark_line
from contentgen.preview.model import Finding, Group, Note, StoryLine

# What the margin calls a kind; figures and quotations are marked in the words themselves.
_MARGIN = {
    "warning": "Check",
    "remark": "Note",
    "angle": "Angle",
    "timeline": "Timeline",
    "series": "Series",
    "table": "Table",
    "takeaway": "Takeaway",
    "faq": "Question",
    "audience": "Audience",
    "hook": "Headline",
    "disclaimer": "Disclaimer",
}
_NEVER = {
    Role.STRATEGY: "advice to the publisher",
    Role.KEYWORDS: "keywords",
    Role.BOILERPLATE: "page furniture",
}


def view_story(brief: Brief, groups: Sequence[Group]) -> tuple[StoryLine, ...]:
    article = brief.article
    private = private_lines(brief)
    never, notes = _never(private), _notes(groups)
    marks: dict[int, list[Stretch]] = defaultdict(list)
    for mark in find_marks(brief):
        marks[mark.line].append(mark)
    meta = {line for one in article.meta for line in one.span.lines}
    return tuple(
        StoryLine(
            number,
            _look(text, number in meta),
            number in private,
            mark_line(text, marks[number]),
            (*_one(never.get(number)), *notes.get(number, ())),
        )
        for number, text in enumerate(article.source.lines, 1)
    )


def private_lines(brief: Brief) -> Mapping[int, str]:
    """Lines that never go out, and why: publisher's sections, and advice inside public ones."""
    why: dict[int, str] = {}
    for section in brief.article.walk():  # a child comes after its parent and has the last word
        for line in section.span.lines:
            why[line] = _NEVER.get(section.role, "")
    public = {line for s in brief.sentences if s.public for line in s.span.lines}
    for sentence in brief.sentences:
        if not sentence.public:
            why |= {n: why.get(n) or "advice" for n in sentence.span.lines if n not in public}
    return {line: said for line, said in why.items() if said and _written(brief.article, line)}


def _written(article: Article, line: int) -> bool:
    return bool(article.source.line(line).strip())


def _never(private: Mapping[int, str]) -> Mapping[int, Note]:
    """Said once, at the first line of a run; a blank line does not end a run."""
    notes: dict[int, Note] = {}
    before = 0
    for line in sorted(private):
        if not before or line > before + 2 or private[line] != private[before]:
            notes[line] = Note("never", "Never printed", "", private[line])
        before = line
    return notes


def _one(note: Note | None) -> tuple[Note, ...]:
    return (note,) if note else ()


def _notes(groups: Iterable[Group]) -> Mapping[int, tuple[Note, ...]]:
    """Margin notes by line: a finding where it begins, a doubt at every line it is about."""
    notes: dict[int, list[Note]] = defaultdict(list)
    for finding in (f for group in groups for f in group.findings):
        if finding.kind in _MARGIN:
            for line in _noted(finding):
                notes[line].append(_note(finding))
    return {line: _once(found) for line, found in notes.items()}


def _once(notes: Iterable[Note]) -> tuple[Note, ...]:
    """Of several notes with the same words the first."""
    return tuple({note.label: note for note in reversed(tuple(notes))}.values())[::-1]


def _noted(finding: Finding) -> list[int]:
    refs = (
        [ref for row in finding.rows for ref in row.lines]
        if finding.kind == "warning"
        else finding.lines[:1]
    )
    return [int(ref.href.removeprefix("#L")) for ref in refs]


def _note(finding: Finding) -> Note:
    label = _MARGIN[finding.kind]
    if finding.kind in ("warning", "remark"):
        said = finding.text if finding.kind == "warning" else ""
        return Note(finding.kind, f"{label} {finding.head}", f"#{finding.anchor}", said)
    return Note(finding.kind, label, f"#{finding.anchor}")


def _look(text: str, meta: bool) -> str:
    bare = text.strip()
    if not bare:
        return "blank"
    if bare.startswith("#"):
        return "heading"
    if bare.startswith("|"):
        return "table"
    return "meta" if meta or bare == "---" else ""
