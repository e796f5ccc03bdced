"""Name of a shipped folder (`templates`, `assets`) → where it lies.

In a wheel it lies inside the package; in a checkout or an editable install at the checkout's top.
"""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def shipped(name: str) -> Path:
    """The folder `name` as shipped with this installation."""
    bundled = _PACKAGE / "_bundled" / name
    return bundled if bundled.is_dir() else _PACKAGE.parent.parent / name
