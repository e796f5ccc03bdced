"""contentgen: one article in; a newsletter, social threads and pictures out.

    from contentgen import read, brief, build
    kit = build("article.md")          # the whole campaign, in build/<slug>/
    found = brief(read("article.md"))  # what the article says, each with its lines

Names are loaded when they are first used, so that `contentgen --help` pays for none of them.
"""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING

__version__ = "0.1.0"

if TYPE_CHECKING:
    from contentgen.article import read
    from contentgen.brief import brief, find_quantities
    from contentgen.build import build
    from contentgen.social import weighted_length

__all__ = ["__version__", "brief", "build", "find_quantities", "read", "weighted_length"]

_HOMES = {
    "read": "contentgen.article",
    "brief": "contentgen.brief",
    "build": "contentgen.build",
    "find_quantities": "contentgen.brief",
    "weighted_length": "contentgen.social",
}


def __getattr__(name: str) -> object:
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module 'contentgen' has no attribute {name!r}")


class _Package(ModuleType):
    """Keeps `contentgen.brief` and `contentgen.build` the public functions.

    Importing a submodule binds it on its package, which would put the module `contentgen.brief`
    where the function `brief` is promised, depending on who imported what first.
    """

    def __setattr__(self, name: str, value: object) -> None:
        if not (name in _HOMES and isinstance(value, ModuleType)):
            super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Package
