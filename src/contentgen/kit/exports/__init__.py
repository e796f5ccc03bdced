"""A kit → files for another program. A target is a function of kit and wishes, and a line here."""

from __future__ import annotations

from collections.abc import Callable

from contentgen.kit.exports.buffer import buffer
from contentgen.kit.exports.bundle import bundle
from contentgen.kit.exports.ics import ics
from contentgen.kit.exports.metricool import metricool
from contentgen.kit.exports.model import Exported, ExportFile, Wishes
from contentgen.kit.exports.publer import publer
from contentgen.kit.open import OpenKit

TARGETS: dict[str, Callable[[OpenKit, Wishes], Exported]] = {
    "buffer": buffer,
    "ics": ics,
    "metricool": metricool,
    "publer": publer,
    "zip": bundle,
}

__all__ = ["TARGETS", "ExportFile", "Exported", "Wishes"]
