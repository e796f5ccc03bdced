"""A figure found in text, normalised."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Quantity:
    """`surface` is text[start:end], qualifier included; `figure` is the surface without it."""

    surface: str
    value: float
    high: float | None
    unit: str
    kind: str
    qualifier: str
    per: str
    start: int
    end: int
    noun: str = ""
    figure: str = ""
