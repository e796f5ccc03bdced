"""All of a campaign ↔ disk: build/<slug>/ with a manifest."""

from contentgen.kit.manifest import manifest, to_json
from contentgen.kit.model import Kit, KitFile
from contentgen.kit.save import save_kit

__all__ = ["Kit", "KitFile", "manifest", "save_kit", "to_json"]
