"""How fast weighted_length counts: characters a second, and against len() of the text in NFC.

PYTHONPATH=src python benchmarks/counting.py
"""

from __future__ import annotations

from collections.abc import Callable
from time import perf_counter
from unicodedata import normalize

from contentgen.social import weighted_length

TEXTS = {
    "prose": "The ferry crosses the river 40 times a day, and “nobody” has missed it yet. " * 4000,
    "prose with links": "See ferry.example.com/a for more, or https://ferry.example.com. " * 4000,
    "Japanese": "川は狭い。船は速い、毎日四十回渡る。" * 12000,
    "emoji": "👨‍👩‍👧‍👦 👍🏽 🇩🇪 1️⃣ ❤️ " * 10000,
    "a.a.a.…": "a." * 100_000,
    "glued hosts": "a.com中" * 40_000,
    "one letter, many marks": "a" + "\u0300\u0316" * 100_000,
}


def seconds(count: Callable[[str], int], text: str) -> float:
    """The best of three."""
    times = []
    for _ in range(3):
        begun = perf_counter()
        count(text)
        times.append(perf_counter() - begun)
    return min(times)


def main() -> None:
    print(f"{'text':24}{'characters':>12}{'per second':>14}{'× len+NFC':>12}")
    for name, text in TEXTS.items():
        ours = seconds(weighted_length, text)
        plain = "" if "marks" in name else f"{ours / seconds(_plain, text):,.0f}"
        print(f"{name:24}{len(text):>12,}{len(text) / ours:>14,.0f}{plain:>12}")


def _plain(text: str) -> int:
    return len(normalize("NFC", text))


if __name__ == "__main__":
    main()
