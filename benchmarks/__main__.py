"""Every benchmark in turn, or those that are named: `python -m benchmarks cold cards`."""

from __future__ import annotations

import sys
from importlib import import_module

ALL = ("cold", "cards", "letter", "threads", "counting", "figures", "reading")


def main() -> None:
    named = sys.argv[1:] or ALL
    for name in named:
        if name not in ALL:
            sys.exit(f"no benchmark {name!r}; there are: {', '.join(ALL)}")
    for name in named:
        module = import_module(f"benchmarks.{name}")
        print(f"\n{name}: {(module.__doc__ or '').strip().splitlines()[0]}", flush=True)
        module.main()


main()
