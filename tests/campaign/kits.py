"""Campaigns of the articles at hand: ours, and the shared sample where it lies beside the checkout."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from contentgen.article import read
from contentgen.brief import Brief, brief
from contentgen.campaign import plan_campaign
from contentgen.campaign.model import Campaign
from contentgen.settings import Settings

ROOT = Path(__file__).resolve().parents[2]
ARTICLES = sorted(ROOT.glob("articles/*.md")) + sorted(
    path for path in (ROOT.parent / "shared" / "articles").glob("compute-wars.md")
)


@cache
def brief_of(path: Path) -> Brief:
    return brief(read(path))


@cache
def campaign_of(path: Path) -> Campaign:
    return plan_campaign(brief_of(path), Settings(link="https://example.com/a"), path.stem)


def campaign(text: str, tmp_path: Path) -> Campaign:
    file = tmp_path / "article.md"
    file.write_text(text, encoding="utf-8")
    return plan_campaign(brief(read(file)), Settings(), "article")
