"""The places where a setting can be set → one frozen Settings; the nearest wins:

    flag > environment (CONTENTGEN_…) > front matter > contentgen.toml > built-in

Whatever is wrong with a value is said with the place that set it.
"""

from __future__ import annotations

import difflib
import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import fields
from pathlib import Path

from contentgen.errors import Place, SettingsError
from contentgen.settings import PREFIX, TABLE, Setting, Settings, unknown

FILE_NAME = "contentgen.toml"

_BY_KEY = {row.key: row for row in TABLE}
_BY_FIELD = {row.field: row for row in TABLE}
_BY_VARIABLE = {row.variable: row for row in TABLE}
_DEFAULTS = {f.name: f.default for f in fields(Settings)}

_WORDS = dict.fromkeys(("true", "1", "yes", "on"), True)
_WORDS |= dict.fromkeys(("false", "0", "no", "off"), False)
_TOML_HELP = 'Text wants quotation marks: theme = "paper". Sections look like [brand].'

# Paths in contentgen.toml start at its own folder, as do the built-in ones.
_PATHS = ("output", "templates", "brand_logo", "publish_metrics_file")

# Read elsewhere, by the part of the program that needs them; not part of Settings.
_OTHER_VARIABLES = (
    "CONTENTGEN_DATABASE_URL",
    "CONTENTGEN_DATABASE_URL_FILE",
    "CONTENTGEN_CHECKS_CACHE",
)


def load_settings(
    folder: Path,
    *,
    environ: Mapping[str, str],
    flags: Mapping[str, object],
    front: Mapping[str, object] | None = None,
    front_place: Callable[[str], Place] | None = None,
    checks: Mapping[str, Callable[[str], object]] | None = None,
    toml: bool = True,
) -> Settings:
    """Settle every setting for an article in `folder`.

    `flags` holds only what was given on the command line; `front` the front matter's settings;
    without `toml` no contentgen.toml is read: only what is nearer than the article counts.
    `checks` are asked about a field's value where only a later stage can judge it; what they raise
    gets the place that set the value.
    """
    given: dict[str, tuple[object, Place]] = {}
    file = find_settings_file(folder) if toml else None
    if file:
        given |= _from_toml(file)
    if front:
        given |= _from_front(front, front_place or (lambda _: Place("front matter")))
    given |= _from_environment(environ)
    given |= _from_flags(flags)
    chosen = {
        field: _settled(_BY_FIELD[field], value, at, (checks or {}).get(field))
        for field, (value, at) in given.items()
    }
    if file and "output" not in chosen:
        chosen["output"] = str(file.parent / Settings().output)
    return Settings(**chosen)  # type: ignore[arg-type]  # _typed gave each the type of its field


def find_settings_file(folder: Path) -> Path | None:
    """contentgen.toml in `folder` or the nearest folder above it, in words from where we stand."""
    start = folder.resolve()
    files = (above / FILE_NAME for above in (start, *start.parents))
    return next((Path(_near(file)) for file in files if file.is_file()), None)


def _from_toml(path: Path) -> dict[str, tuple[object, Place]]:
    text = ""
    try:
        text = path.read_text("utf-8-sig")
        tree = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        said = str(error).partition(" (at ")[0]
        raise SettingsError(
            "CG201",
            f"not valid TOML: {said}",
            at=_place_in(path, text, str(error)),
            help=_TOML_HELP,
        ) from error
    except UnicodeDecodeError as error:
        raise SettingsError(
            "CG202", "the settings are not UTF-8", at=Place(str(path)), help="Save it as UTF-8."
        ) from error
    except OSError as error:
        raise SettingsError(
            "CG202",
            f"cannot read the settings: {error.strerror or error}",
            at=Place(str(path)),
            help="Allow your user to read it.",
        ) from error
    found: dict[str, tuple[object, Place]] = {}
    for key, value in _flat(tree):
        at = _place_of(path, text, key)
        row = _BY_KEY.get(key)
        if row is None:
            raise SettingsError(
                "CG203", f"unknown setting {key!r}", at=at, help=unknown(key, list(_BY_KEY))
            )
        is_path = isinstance(value, str) and (
            (row.field in _PATHS and not value.startswith("https://"))
            or (row.field == "theme" and value.endswith(".toml"))
        )
        found[row.field] = (str(path.parent / str(value)) if is_path and value else value, at)
    return found


def _near(path: Path) -> str:
    """The shortest words for a path from where we stand."""
    here = Path.cwd()
    return str(path.relative_to(here) if path.is_relative_to(here) else path)


def _from_front(
    front: Mapping[str, object], place: Callable[[str], Place]
) -> dict[str, tuple[object, Place]]:
    found: dict[str, tuple[object, Place]] = {}
    for key, value in front.items():
        row = _BY_KEY.get(key)
        if row is None:
            raise SettingsError(
                "CG204",
                f"unknown setting {key!r} in the front matter",
                at=place(key),
                help=unknown(key, [r.key for r in TABLE if r.front]),
            )
        if not row.front:
            raise SettingsError(
                "CG205",
                f"front matter may not set {key!r}",
                at=place(key),
                help=f"Put it into {FILE_NAME}, {row.variable} or a flag.",
            )
        found[row.field] = (value, place(key))
    if re.search(r"[/\\]|\.toml$", str(front.get("theme", ""))):
        raise SettingsError(
            "CG205",
            "front matter may not name a theme file",
            at=place("theme"),
            help=f"Name a theme, or put the path into {FILE_NAME}.",
        )
    return found


def _from_environment(environ: Mapping[str, str]) -> dict[str, tuple[object, Place]]:
    found: dict[str, tuple[object, Place]] = {}
    for name in sorted(n for n in environ if n.startswith(PREFIX)):
        row = _BY_VARIABLE.get(name)
        if row:
            found[row.field] = (environ[name], Place(name))
        elif name not in _OTHER_VARIABLES and difflib.get_close_matches(
            name, list(_BY_VARIABLE), 1, 0.88
        ):
            # A slip of the pen; a name that is like none of ours belongs to someone else.
            raise SettingsError(
                "CG206", f"unknown variable {name}", help=unknown(name, list(_BY_VARIABLE))
            )
    return found


def _from_flags(flags: Mapping[str, object]) -> dict[str, tuple[object, Place]]:
    for field in flags:
        if field not in _BY_FIELD:
            raise SettingsError(
                "CG203", f"unknown setting {field!r}", help=unknown(field, list(_BY_FIELD))
            )
    return {
        field: (value, Place(_BY_FIELD[field].flag or f"--{field.replace('_', '-')}"))
        for field, value in flags.items()
    }


def _flat(tree: Mapping[str, object], prefix: str = "") -> list[tuple[str, object]]:
    pairs: list[tuple[str, object]] = []
    for key, value in tree.items():
        name = f"{prefix}{key}"
        if isinstance(value, dict):
            pairs += _flat(value, f"{name}.")
        else:
            pairs.append((name, value))
    return pairs


def _settled(
    row: Setting, value: object, at: Place, check: Callable[[str], object] | None
) -> object:
    """The value as its field holds it, once nothing is wrong with it."""
    typed = _typed(row, value, at)
    parts = typed if isinstance(typed, tuple) else (typed,) if typed else ()
    if row.form and not all(row.form.fits(str(part)) for part in parts):
        raise _wrong(row, value, row.form.words, at)
    try:
        if check:
            for part in parts:
                check(str(part))
    except SettingsError as error:
        error.at = error.at or at
        raise
    return typed


def _typed(row: Setting, value: object, at: Place) -> object:
    """The value in the type of its field; a wrong type is an error that names the right one."""
    default = _DEFAULTS[row.field]
    if isinstance(default, bool):
        if isinstance(value, bool):
            return value
        if isinstance(value, str) and value.lower() in _WORDS:
            return _WORDS[value.lower()]
        raise _wrong(row, value, "true or false", at)
    if isinstance(default, tuple):
        parts = value.replace(",", " ").split() if isinstance(value, str) else value
        if isinstance(parts, (list, tuple)) and all(isinstance(p, str) for p in parts):
            return tuple(dict.fromkeys(parts))
        raise _wrong(row, value, "a list of names", at)
    if isinstance(value, (dict, list, tuple, bool)) or value is None:
        raise _wrong(row, value, "text", at)
    return str(value)


def _wrong(row: Setting, value: object, wanted: str, at: Place) -> SettingsError:
    return SettingsError("CG207", f"{row.key} is {value!r}", at=at, help=f"It wants {wanted}.")


def _place_of(path: Path, text: str, key: str) -> Place:
    """The line of contentgen.toml that sets `key`, by its section and its last name."""
    section, _, last = key.rpartition(".")
    here = ""
    for number, line in enumerate(text.split("\n"), 1):
        bare = line.strip()
        if bare.startswith("["):
            here = bare.strip("[] ")
        name = bare.partition("=")[0].strip().replace('"', "")
        if "=" in bare and name in (key, last) and (here == section or name == key):
            return Place(str(path), number, len(line) - len(line.lstrip()) + 1, line)
    return Place(str(path), 1, 1, text.partition("\n")[0])


def _place_in(path: Path, text: str, message: str) -> Place:
    """The place that tomllib names only in its words: "at line 3, column 5", "at end of document"."""
    lines = text.split("\n")
    found = re.search(r"at line (\d+), column (\d+)", message)
    line, column = (int(found[1]), int(found[2])) if found else (len(lines), len(lines[-1]) + 1)
    return Place(str(path), line, column, lines[line - 1] if line <= len(lines) else "")
