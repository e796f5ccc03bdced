"""How reading grows with the article: seconds and memory for 1 MB and 10 MB, and hostile forms.

`read` is the article alone, `brief` all findings too.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

BASE = Path(__file__).parents[1] / "articles" / "city-budget.md"
SIZES = {"read": (1, 10), "brief": (0.5, 2)}  # megabytes
_PROGRAM = """
import resource, sys, time
from benchmarks.reading import article
from contentgen.article import read_bytes
from contentgen.brief import brief
data = article(int(float(sys.argv[2]) * 1e6))
begun = time.process_time()
found = read_bytes(data, "a.md")
if sys.argv[1] == "brief":
    brief(found)
print(time.process_time() - begun, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""


def article(size: int) -> bytes:
    """As many copies of an article as make the size, each about a town of its own."""
    body = BASE.read_text("utf-8").split("---", 2)[2]
    body = body.replace("\n# ", "\n## ", 1)
    parts = [body.replace("Riverton", f"Town{n}") for n in range(size // len(body) + 1)]
    return ("# Many budgets\n" + "".join(parts)).encode()


def measure(what: str, megabytes: float) -> tuple[float, float]:
    """Seconds and MB at most, in a process of its own."""
    words = [sys.executable, "-c", _PROGRAM, what, str(megabytes)]
    done = subprocess.run(words, capture_output=True, text=True, check=True)
    seconds, kilobytes = map(float, done.stdout.split())
    return seconds, kilobytes / 1000


def main() -> None:
    for what in SIZES:
        compare(what)


def compare(what: str) -> None:
    (small, large) = SIZES[what]
    one, other = measure(what, small), measure(what, large)
    for size, (seconds, memory) in ((small, one), (large, other)):
        print(f"{what} {size:>4} MB {seconds:8.2f} s {memory:6.0f} MB at most")
    print(f"{large / small:.0f} times the text: {other[0] / one[0]:.1f} times the time")


if __name__ == "__main__":
    main()
