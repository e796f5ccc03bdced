"""Do the first ten facts hold what an editor would lead with? Every article of tests/cases/leading.md."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from contentgen.article.read import read_bytes
from contentgen.brief.extract import brief
from contentgen.brief.model import Stat

CASES = Path(__file__).parents[1] / "cases" / "leading.md"
_CASE = re.compile(
    r"^## (?P<name>.*?)\n\n~~~article\n(?P<article>.*?)~~~\n\n~~~leads\n(?P<leads>.*?)~~~",
    re.M | re.S,
)


@cache
def articles() -> tuple[tuple[str, tuple[Stat, ...], tuple[str, ...]], ...]:
    """Name, facts in order, and the figures to lead with."""
    found = _CASE.finditer(CASES.read_text("utf-8"))
    return tuple(
        (m["name"], brief(read_bytes(m["article"].encode(), "case.md")).stats, tuple(m["leads"].split("\n")[:-1]))
        for m in found
    )  # fmt: skip


def surfaces(stat: Stat) -> str:
    return " | ".join((stat.quantity.surface, *(m.surface for m in stat.mentions)))


def leads(stats: tuple[Stat, ...], figure: str) -> bool:
    whole = re.compile(rf"(?<![\w.,]){re.escape(figure)}(?![\w]|[.,]\d)")
    return any(whole.search(surfaces(stat)) for stat in stats[:10])


def test_the_first_ten_facts_hold_nine_in_ten_of_what_an_editor_leads_with() -> None:
    missing = [
        f"{name}: {figure}"
        for name, stats, figures in articles()
        for figure in figures
        if not leads(stats, figure)
    ]
    wanted = sum(len(figures) for _, _, figures in articles())
    assert len(missing) <= wanted // 10, missing


def test_no_label_repeats_its_figure_or_points_outside_itself() -> None:
    pointing = re.compile(r"^(?:it|this|that is|these|those|they|its|their|he|she|we|our)\b", re.I)
    for name, stats, _ in articles():
        for stat in stats:
            assert stat.quantity.figure not in stat.label.split(), (name, stat.label)
            assert not pointing.match(stat.label), (name, stat.label)
            assert len(stat.label) <= 72, (name, stat.label)
