"""What was mended or left out on the way, said once for all its places: → Notices.

`KINDS` is the one list of what reading may have to say; DESIGN.md rule 2: nothing is lost silently.
"""

from __future__ import annotations

from contentgen.article.model import Notice
from contentgen.source import Span

KINDS = {
    "CG110": ("info", "no blank lines between paragraphs: each line was read as one"),
    "CG111": ("info", "a row of dashes under text was read as a rule, not as a heading"),
    "CG112": ("info", "text right under a table was read as a paragraph, not as a row"),
    "CG113": ("info", "a stray space was closed where a citation seems to have been stripped"),
    "CG114": ("warning", "no title found; the name of the file stands in"),
    "CG115": ("warning", "the file is not UTF-8"),
    "CG116": ("warning", "what stands between the dashes at the top is no settings; read as text"),
    "CG117": ("warning", "set twice in the front matter; the last one counts"),
    "CG118": ("info", "left out, furniture of the blog"),
    "CG119": ("info", "left out, code for the site's software"),
    "CG120": ("warning", "left out, embedded HTML that is no text"),
    "CG121": ("info", "left out, footnotes and citation marks"),
    "CG122": ("warning", "never closed"),
    "CG123": (
        "warning",
        "a row has more cells than its table's head; they were joined in its last cell",
    ),
    "CG124": ("warning", "nested too deeply; read as plain text"),
    "CG125": ("info", "control characters were taken out"),
    "CG126": ("info", "kept out of public output, read as"),
    "CG127": ("info", "stray spaces inside emphasis marks were mended"),
    "CG128": ("warning", "not understood"),
    "CG129": ("info", "said twice, differently; only one counts"),
    "CG131": ("info", "left out, the address of a link that no words use"),
    "CG133": (
        "info",
        "the file has the article on one line: lines are counted as if each block had its own",
    ),
    "CG130": ("warning", "a link was taken out, its address is not safe"),
}


class Notes:
    """Gathers what there is to say; the same thing about many lines is one Notice."""

    def __init__(self) -> None:
        self._spans: dict[tuple[str, str], list[Span]] = {}

    def add(self, code: str, span: Span, detail: str = "") -> None:
        if code:
            self._spans.setdefault((code, detail), []).append(span)

    def notices(self) -> tuple[Notice, ...]:
        """All of them, by code, then by first line."""
        said = sorted(self._spans.items(), key=lambda pair: (pair[0][0], pair[1][0], pair[0][1]))
        return tuple(_notice(code, detail, spans) for (code, detail), spans in said)


def _notice(code: str, detail: str, spans: list[Span]) -> Notice:
    level, message = KINDS[code]
    said = f"{message}: {detail}" if detail else message
    return Notice(code, level, said, tuple(sorted(set(spans))))
