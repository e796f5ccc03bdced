"""All threads of an article for all networks, from a planned campaign: milliseconds and posts.

PYTHONPATH=src python benchmarks/threads.py [ARTICLE…]
"""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from pathlib import Path
from time import process_time

from contentgen.brief import brief
from contentgen.campaign import plan_campaign
from contentgen.opening import open_article
from contentgen.social import lint_thread, write_threads
from contentgen.social.networks import TABLE

ARTICLES = sorted((Path(__file__).resolve().parents[1] / "articles").glob("*.md"))
NETWORKS = [row.name for row in TABLE]
_RUNS = 40


def main() -> None:
    named = [Path(name) for name in sys.argv[1:] if name.endswith(".md")] or ARTICLES
    print(f"{'article':20}{'threads':>9}{'posts':>7}{'write ms':>10}{'lint ms':>9}")
    for path in named:
        article, settings = open_article(path, {}, os.environ)
        planned = plan_campaign(brief(article), settings, path.stem)
        campaign = replace(planned, link=f"https://example.com/{planned.slug}")
        written, linted = [], []
        for _ in range(_RUNS):
            begun = process_time()
            threads = write_threads(campaign, NETWORKS)
            between = process_time()
            for thread in threads:
                lint_thread(thread)
            written.append(between - begun)
            linted.append(process_time() - between)
        posts = sum(len(thread.posts) for thread in threads)
        name = f"{path.stem:20}{len(threads):>9}{posts:>7}"
        print(f"{name}{1000 * min(written):>10.1f}{1000 * min(linted):>9.1f}")


if __name__ == "__main__":
    main()
