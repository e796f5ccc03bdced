"""A folder → the kit in it with what its letter.json says, or one clear error."""

from __future__ import annotations

from pathlib import Path

from contentgen.errors import Place
from contentgen.exporting.model import LetterKit
from contentgen.kit.open import KitError, open_kit
from contentgen.newsletter.facts import SCHEMA

_FACTS = "newsletter/letter.json"


def read_kit(folder: str | Path) -> LetterKit:
    """The kit in `folder`; raises KitError when there is none, or one of an older make.

    Its files are taken as they lie there: a letter may have been corrected by hand.
    """
    kit = open_kit(Path(folder), verify=False)
    letter = kit.tree(_FACTS)
    if letter.get("schema") != SCHEMA:
        raise KitError(
            "CG411",
            f"{_FACTS} is not of the schema {SCHEMA}",
            at=Place(str(folder)),
            help="Build it again: contentgen build ARTICLE.",
        )
    return LetterKit(kit, letter)
