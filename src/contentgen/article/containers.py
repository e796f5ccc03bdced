"""Containers that Markdown has no word for → Markdown that has: admonitions, folds, fenced divs.

    :::tip A title          !!! note "A title"          {{< details "Is it free?" >}}
    Its text.                   Its text.               Yes.
    :::                                                 {{< /details >}}

A fold that asks or has a title becomes `<details>`; of others the fences go and the text stays, a
title in bold in front. Lines keep their numbers.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from contentgen.article.lines import Lines

_FENCE = re.compile(
    r"[ ]{0,3}(:{3,})[ ]?(?:\{\.?)?[ ]?\.?([A-Za-z][\w-]*)?(?:\[([^\]\n]{1,200})\]|[ ]+([^{}\n]{1,200}))?[^\n]*$"
)
_ADMONITION = re.compile(
    r'([ ]{0,3})(!!!|\?\?\?\+?)[ ]+[\w-]+(?:[ ]+[\w-]+)*?(?:[ ]+"([^"\n]{0,200})")?[ ]*$'
)
_NAMES = "details|faqs?(?:-?item)?|question|expand|accordion(?:-item)?|collapse|spoiler|toggle"
_FOLD = re.compile(
    rf"\{{\{{[<%][ ]*(?:{_NAMES})[ ]+" r'(?:[a-z]+=)?"([^"\n]{1,300})"[^{}\n]{0,200}[>%]\}\}'
)
_FOLD_END = re.compile(rf"\{{\{{[<%][ ]*/[ ]*(?:{_NAMES})[ ]*[>%]\}}\}}")
_FOLDS = ("details", "spoiler", "collapse", "question", "faq", "toggle", "expand")


def open_containers(lines: Lines) -> Lines:
    """The lines with what stands in containers as plain Markdown."""
    texts = list(lines.texts)
    if any("!!!" in text or "???" in text for text in texts):
        texts = _dedented(texts)
    if any(":::" in text for text in texts):
        texts = _without_fences(texts)
    if any("{{" in text for text in texts):
        texts = [_FOLD_END.sub("</details>", _FOLD.sub(_summary, text)) for text in texts]
    return Lines(texts, lines.raw)


def _summary(found: re.Match[str]) -> str:
    return f"<details><summary>{found[1]}</summary>"


def _dedented(texts: Sequence[str]) -> list[str]:
    """MkDocs: what is indented below `!!! note` is its text."""
    done: list[str] = []
    indent, folds = -1, False
    for n, text in enumerate(texts):
        inside = indent >= 0 and (not text.strip() or text.startswith(" " * (indent + 4)))
        if inside:
            ends = folds and not _goes_on(texts, n + 1, indent + 4)
            done.append(text[indent + 4 :] + ("</details>" if ends else ""))
            indent = -1 if ends else indent
            continue
        indent = -1
        found = _ADMONITION.match(text)
        if not found or not _goes_on(texts, n + 1, len(found[1]) + 4):
            done.append(text)
            continue
        indent, folds = len(found[1]), found[2] != "!!!"
        title = found[3] or ""
        fold = f"<details><summary>{title}</summary>"
        done.append(fold if folds else f"**{title}**" if title else "")
    return done


def _goes_on(texts: Sequence[str], n: int, indent: int) -> bool:
    below = next((text for text in texts[n : n + 5] if text.strip()), "")
    return below.startswith(" " * indent)


def _without_fences(texts: Sequence[str]) -> list[str]:
    """Docusaurus, VitePress, Pandoc, Quarto: a run of colons opens and closes."""
    done: list[str] = []
    opened: list[bool] = []  # whether it is a fold
    in_code = ""
    for text in texts:
        mark = text.lstrip()[:3]
        if mark in ("```", "~~~") and (not in_code or mark == in_code):
            in_code = "" if in_code else mark
        found = None if in_code else _FENCE.match(text)
        if not found or (found[2] is None and not opened and not text.strip(" :")):
            done.append("" if found else text)
            continue
        name, title = (found[2] or "").lower(), (found[3] or found[4] or "").strip()
        title = "" if "{" in text else title
        if not name:
            done.append("</details>" if opened and opened.pop() else "")
            continue
        folds = name in _FOLDS and bool(title)
        opened.append(folds)
        done.append(
            f"<details><summary>{title}</summary>" if folds else f"**{title}**" if title else ""
        )
    return done
