"""A kit's threads → files for people who post by other means: a CSV, a calendar, a zip."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from pathlib import Path

import click

from contentgen.article.model import Notice
from contentgen.cli.talk import printable, tell_json, tell_notices
from contentgen.errors import OutputError, Place, SettingsError
from contentgen.kit.exports import TARGETS, Exported, Wishes
from contentgen.kit.open import OpenKit, open_kit
from contentgen.publish.when import read_time
from contentgen.settings import ADDRESS, unknown

_UNITS = {"m": "minutes", "h": "hours", "d": "days", "w": "weeks"}


def export_threads(
    kit: str, target: str, output: str, media_base_url: str, at: str, every: str,
    networks: tuple[str, ...], threads: tuple[str, ...], as_json: bool,
) -> int:  # fmt: skip
    """Write the kit's threads into the folder `output`; the exit code."""
    if media_base_url and not ADDRESS.fits(media_base_url):
        said = f"{media_base_url!r} is not {ADDRESS.words}"
        raise SettingsError("CG347", said, at=Place("--media-base-url"))
    wishes = Wishes(media_base_url, read_moment(at) if at else None, read_wait(every))
    chosen = only(open_kit(Path(kit)), networks, threads)
    made = TARGETS[target](chosen, wishes)
    paths = _write(made, Path(output))
    _tell(kit, paths, made.notices, as_json)
    return 0


def only(kit: OpenKit, networks: tuple[str, ...], threads: tuple[str, ...]) -> OpenKit:
    """The kit with the threads that were asked for; "main" is whatever has no angle."""
    for name, known, place in (
        *((n, {t.network for t in kit.threads}, "--network") for n in networks),
        *((n, {"main", *(t.id for t in kit.threads)}, "--thread") for n in threads),
    ):
        if name not in known:
            help = unknown(name, sorted(known))
            raise SettingsError("CG348", f"the kit has no {name!r}", at=Place(place), help=help)
    kept = tuple(
        thread
        for thread in kit.threads
        if (not networks or thread.network in networks)
        and (not threads or thread.id in threads or ("main" in threads and not thread.angle))
    )
    return OpenKit(kit.folder, kit.source, kit.source_sha256, kit.entries, kept)


def read_moment(words: str) -> datetime:
    """An aware time: with an offset, which stays, or a wall time and its zone. "now" is none: the
    same words give the same files tomorrow."""
    try:
        said = datetime.fromisoformat(words.strip())
    except ValueError:
        said = None
    if said and said.tzinfo:
        return said
    return read_time("" if words.strip() == "now" else words, datetime.max).local()


def read_wait(words: str) -> timedelta:
    found = re.fullmatch(r"([0-9]{1,4})([mhdw])", words.strip())
    if not found or not int(found[1]):
        raise SettingsError(
            "CG349", f"{words!r} is no span of time", at=Place("--every"), help="2d, 12h, 30m, 1w."
        )
    return timedelta(**{_UNITS[found[2]]: int(found[1])})


def _write(made: Exported, folder: Path) -> list[Path]:
    paths = [folder / file.name for file in made.files]
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for path, file in zip(paths, made.files, strict=True):
            beside = path.with_name(f".{path.name}.new")
            beside.write_bytes(file.data)
            beside.replace(path)
    except OSError as error:
        raise OutputError(
            "CG407",
            f"cannot write the export: {error.strerror or error}",
            at=Place(str(error.filename or folder)),
            help="Choose a folder you may write to with -o.",
        ) from error
    return paths


def _tell(kit: str, paths: list[Path], notices: tuple[Notice, ...], as_json: bool) -> None:
    unique = tuple(dict.fromkeys(notices))
    tell_notices(kit, unique)
    if as_json:
        said = [{"code": n.code, "level": n.level, "message": n.message} for n in unique]
        tell_json({"files": [str(path) for path in paths], "notices": said})
        return
    for path in paths:
        click.echo(printable(str(path)))
