"""What a fake remembers: rows in tables, and every change as a line of a file, so that a fake that
is started again knows what it knew."""

from __future__ import annotations

import json
from pathlib import Path
from typing import IO, Any

Row = dict[str, Any]


class Memory:
    def __init__(self, path: Path | None = None) -> None:
        self._tables: dict[str, dict[str, Row]] = {}
        self._file: IO[str] | None = None
        if path:
            self._load(path)
            self._file = path.open("a", encoding="utf-8", newline="\n")

    def table(self, name: str) -> dict[str, Row]:
        """A table to read; only `put` and `drop` change it."""
        return self._tables.setdefault(name, {})

    def put(self, name: str, key: str, row: Row) -> None:
        self.table(name)[key] = row
        self._note([name, key, row])

    def drop(self, name: str, key: str) -> None:
        self.table(name).pop(key, None)
        self._note([name, key, None])

    def clear(self) -> None:
        self._tables.clear()
        if self._file:
            self._file.truncate(0)

    def close(self) -> None:
        if self._file:
            self._file.close()

    def _note(self, change: list[Any]) -> None:
        if self._file:
            self._file.write(json.dumps(change, ensure_ascii=False) + "\n")
            self._file.flush()

    def _load(self, path: Path) -> None:
        if not path.exists():
            return
        for line in path.read_text("utf-8").splitlines():
            if not line.endswith("]"):
                continue  # the last line of a fake that was killed
            name, key, row = json.loads(line)
            if row is None:
                self.table(name).pop(key, None)
            else:
                self.table(name)[key] = row
