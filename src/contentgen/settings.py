"""What the user chose → one frozen Settings; the nearest wins:

    flag > environment (CONTENTGEN_…) > front matter > contentgen.toml > built-in

`TABLE` is the one list of settings: a row gives the key of contentgen.toml (`brand.name`), from
which follow the field (`brand_name`) and the variable (`CONTENTGEN_BRAND_NAME`). Secrets are never
settings: the network modules read them from the environment.
"""

from __future__ import annotations

import difflib
import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from pathlib import Path

from contentgen.errors import Place, SettingsError

FILE_NAME = "contentgen.toml"
_PREFIX = "CONTENTGEN_"


@dataclass(frozen=True, slots=True)
class Settings:
    """Every setting, with its built-in value."""

    output: str = "build"
    templates: str = ""
    theme: str = "paper"
    sizes: tuple[str, ...] = ("wide", "square", "portrait")
    networks: tuple[str, ...] = ("x", "linkedin")
    counters: bool = False
    link: str = ""
    link_base: str = ""
    audience: str = ""
    language: str = ""
    date: str = ""
    brand_name: str = ""
    brand_handle: str = ""
    brand_url: str = ""
    brand_address: str = ""
    brand_reason: str = ""
    brand_accent: str = ""
    letter_from: str = ""
    letter_unsubscribe: str = ""
    letter_preferences: str = ""
    letter_view: str = ""
    letter_media_base_url: str = ""


@dataclass(frozen=True, slots=True)
class Setting:
    """One row of the table. `front` says that an article's front matter may set it."""

    key: str
    help: str
    front: bool = False

    @property
    def field(self) -> str:
        return self.key.replace(".", "_")

    @property
    def variable(self) -> str:
        return _PREFIX + self.field.upper()


TABLE = (
    Setting("output", "folder that receives the kits, beside contentgen.toml"),
    Setting("templates", "folder of your own templates; one may extend the shipped one"),
    Setting("theme", "name of a theme, or the path of your own theme file", front=True),
    Setting("sizes", "picture sizes: wide, landscape, square, portrait, story", front=True),
    Setting("networks", "networks to write threads for: x, linkedin"),
    Setting("counters", "number the posts of a thread: 1/8"),
    Setting("link", "where this article is published", front=True),
    Setting("link_base", "address under which articles are published; the slug is added"),
    Setting(
        "audience", "whom to speak to first, by the name of an audience in the article", front=True
    ),
    Setting(
        "language",
        "language of the article, two letters; else front matter, else detected",
        front=True,
    ),
    Setting("date", "date of the article, YYYY-MM-DD", front=True),
    Setting("brand.name", "who speaks: printed on cards and in the letter"),
    Setting("brand.handle", "account name, as @name"),
    Setting("brand.url", "home page"),
    Setting("brand.address", "postal address for the letter's footer (many laws require one)"),
    Setting("brand.reason", "why the reader gets the letter"),
    Setting("brand.accent", "accent colour, #rrggbb; made readable when its contrast is too low"),
    Setting("letter.from", "sender of letter.eml: Name <address>"),
    Setting("letter.unsubscribe", "unsubscribe address or merge tag; else {{ unsubscribe_url }}"),
    Setting("letter.preferences", "address where a reader changes preferences"),
    Setting("letter.view", "address of the web version"),
    Setting("letter.media_base_url", "where pictures are hosted; else letter.eml embeds them"),
)
_BY_KEY = {row.key: row for row in TABLE}
_BY_FIELD = {row.field: row for row in TABLE}
_BY_VARIABLE = {row.variable: row for row in TABLE}
_DEFAULTS = {f.name: f.default for f in fields(Settings)}

# Read elsewhere, by the part of the program that needs them; not part of Settings.
_OTHER_VARIABLES = ("CONTENTGEN_DATABASE_URL", "CONTENTGEN_CHECKS_CACHE")


def load_settings(
    folder: Path,
    *,
    environ: Mapping[str, str],
    flags: Mapping[str, object],
    front: Mapping[str, object] | None = None,
    front_place: Callable[[str], Place] | None = None,
) -> Settings:
    """Settle every setting for an article in `folder`.

    `flags` holds only what was given on the command line; `front` the front matter's settings.
    """
    chosen: dict[str, object] = {}
    toml = find_settings_file(folder)
    if toml:
        chosen |= _from_toml(toml)
    if front:
        chosen |= _from_front(front, front_place or (lambda _: Place("front matter")))
    chosen |= _from_environment(environ)
    for field, value in flags.items():
        chosen[field] = _typed(_BY_FIELD[field], value, Place(f"--{field.replace('_', '-')}"))
    return Settings(**chosen)  # type: ignore[arg-type]  # _typed gave each the type of its field


def find_settings_file(folder: Path) -> Path | None:
    """contentgen.toml in `folder` or the nearest folder above it."""
    start = folder.resolve()
    return next((f for d in (start, *start.parents) if (f := d / FILE_NAME).is_file()), None)


def unknown(word: str, known: list[str]) -> str:
    """Help for a name that does not exist: the nearest one, else all of them."""
    near = difflib.get_close_matches(word, known, 1, 0.6)
    return f"Did you mean {near[0]!r}?" if near else f"Known: {', '.join(sorted(known))}."


def _from_toml(path: Path) -> dict[str, object]:
    text = ""
    try:
        text = path.read_text("utf-8")
        tree = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(
            "CG201", f"not valid TOML: {error}", at=_place_in(path, text, str(error))
        ) from error
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(
            "CG202", f"cannot read the settings: {error}", at=Place(str(path))
        ) from error
    found: dict[str, object] = {}
    for key, value in _flat(tree):
        at = _place_of(path, text, key)
        if key not in _BY_KEY:
            raise SettingsError(
                "CG203", f"unknown setting {key!r}", at=at, help=unknown(key, list(_BY_KEY))
            )
        found[_BY_KEY[key].field] = _typed(_BY_KEY[key], value, at)
    return found


def _from_front(front: Mapping[str, object], place: Callable[[str], Place]) -> dict[str, object]:
    found: dict[str, object] = {}
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
        found[row.field] = _typed(row, value, place(key))
    if "/" in str(found.get("theme", "")) or "\\" in str(found.get("theme", "")):
        raise SettingsError(
            "CG205",
            "front matter may not name a theme file",
            at=place("theme"),
            help=f"Name a theme, or put the path into {FILE_NAME}.",
        )
    return found


def _from_environment(environ: Mapping[str, str]) -> dict[str, object]:
    found: dict[str, object] = {}
    for name in sorted(n for n in environ if n.startswith(_PREFIX)):
        row = _BY_VARIABLE.get(name)
        if row:
            found[row.field] = _typed(row, environ[name], Place(name))
        elif name not in _OTHER_VARIABLES and difflib.get_close_matches(
            name, list(_BY_VARIABLE), 1, 0.88
        ):
            # A slip of the pen; a name that is like none of ours belongs to someone else.
            raise SettingsError(
                "CG206", f"unknown variable {name}", help=unknown(name, list(_BY_VARIABLE))
            )
    return found


def _flat(tree: Mapping[str, object], prefix: str = "") -> list[tuple[str, object]]:
    pairs: list[tuple[str, object]] = []
    for key, value in tree.items():
        name = f"{prefix}{key}"
        if isinstance(value, dict):
            pairs += _flat(value, f"{name}.")
        else:
            pairs.append((name, value))
    return pairs


def _typed(row: Setting, value: object, at: Place) -> object:
    """The value as its field holds it; a wrong type is an error that names the right one."""
    default = _DEFAULTS[row.field]
    if isinstance(default, bool):
        words = {
            "true": True,
            "1": True,
            "yes": True,
            "on": True,
            "false": False,
            "0": False,
            "no": False,
            "off": False,
        }
        if isinstance(value, bool):
            return value
        if isinstance(value, str) and value.lower() in words:
            return words[value.lower()]
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
    """The line of contentgen.toml that sets `key`: the first that starts with its last name."""
    last = key.rpartition(".")[2]
    for number, line in enumerate(text.split("\n"), 1):
        if line.lstrip().startswith((f"{last} ", f"{last}=", f'"{last}"')):
            return Place(str(path), number, len(line) - len(line.lstrip()) + 1, line)
    return Place(str(path))


def _place_in(path: Path, text: str, message: str) -> Place:
    """The place that tomllib names only in its words: "at line 3, column 5", "at end of document"."""
    lines = text.split("\n")
    found = re.search(r"at line (\d+), column (\d+)", message)
    line, column = (int(found[1]), int(found[2])) if found else (len(lines), len(lines[-1]) + 1)
    return Place(str(path), line, column, lines[line - 1] if line <= len(lines) else "")
