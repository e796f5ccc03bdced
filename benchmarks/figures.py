"""How fast find_quantities reads: kilobytes a second, on prose dense with figures and on hostile text.

PYTHONPATH=src python benchmarks/figures.py
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from time import process_time

from contentgen.brief.quantities import find_quantities

ROOT = Path(__file__).resolve().parents[1]
DENSE = (
    "Revenue rose 12.5% to $4.2 billion, up from $3.7 billion a year earlier, while costs fell by "
    "between 3 and 4 percent. The plant makes 7 to 8 GW on 1,200 acres; 45,000 people work there, "
    "two thirds of them for more than ten years. Tickets are $40-50 a month, or €1.234,56 a seat. "
)
GERMAN = (
    "Der Umsatz stieg von 9,3 Mrd. Euro auf 12,4 Mrd. Euro, ein Plus von 33 Prozent; zwei Drittel der "
    "2.500 Beschäftigten arbeiten 38,5 Stunden pro Woche, rund fünf Millionen Menschen nutzen es. "
)
JAPANESE = "売上高は前年比12.5%増の1兆2000億円、利益は約3割増え、社員は2500人になった。"
HOSTILE = {
    "1,1,1,…": "1," * 100_000, "$$$…": "$" * 200_000, "999…": "9" * 200_000, "to to to": "to " * 60_000,
    "spaces": "5" + " " * 200_000, "one one one": "one " * 50_000, "1 to 1 to": "1 to " * 40_000,
    "and a half": "two and a half " * 15_000, "3万3万…": "3万" * 80_000, "$1 $1": "$1 " * 60_000,
}  # fmt: skip


def seconds(read: Callable[[str], object], text: str) -> float:
    """The best of three."""
    times = []
    for _ in range(3):
        begun = process_time()
        read(text)
        times.append(process_time() - begun)
    return min(times)


def main() -> None:
    article = (ROOT / "articles" / "compute-wars.md").read_text(encoding="utf-8")
    texts = {
        "the sample article": (article, "en"), "a megabyte of it": (article * 50, "en"),
        "dense prose": (DENSE * 3000, "en"), "dense German": (GERMAN * 4000, "de"),
        "dense Japanese": (JAPANESE * 6000, "ja"),
    }  # fmt: skip
    texts |= {name: (text, "en") for name, text in HOSTILE.items()}
    print(f"{'text':24}{'bytes':>12}{'KB/s':>10}{'figures a second':>20}{'half/whole':>12}")
    for name, (text, language) in texts.items():
        taken = seconds(lambda t, lang=language: find_quantities(t, lang), text)
        half = seconds(lambda t, lang=language: find_quantities(t, lang), text[: len(text) // 2])
        size, found = len(text.encode()), len(find_quantities(text, language))
        print(
            f"{name:24}{size:>12,}{size / taken / 1e3:>10,.0f}{found / taken:>20,.0f}{half / taken:>12.2f}"
        )


if __name__ == "__main__":
    main()
