"""Kit on disk → one file for those who publish by other means.

exported = export(read_kit("build/article"), "listmonk", ExportOptions(media_base_url="https://…"))
exported.data pastes in unchanged; exported.notes say where it goes.

EXPORTS is the registry: another way out is a function here and a line there.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from contentgen.errors import SettingsError
from contentgen.exporting.letter import export_letter
from contentgen.exporting.model import Exported, ExportOptions, LetterKit
from contentgen.exporting.read import read_kit
from contentgen.newsletter.services import SERVICES
from contentgen.settings import unknown

__all__ = ["EXPORTS", "ExportOptions", "Exported", "LetterKit", "export", "read_kit"]

EXPORTS: Mapping[str, Callable[[LetterKit, ExportOptions], Exported]] = {
    name: partial(export_letter, name) for name in SERVICES
}


def export(kit: LetterKit, to: str, options: ExportOptions) -> Exported:
    if to not in EXPORTS:
        raise SettingsError("CG520", f"cannot export to {to!r}", help=unknown(to, list(EXPORTS)))
    return EXPORTS[to](kit, options)
