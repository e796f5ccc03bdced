"""Template name and what it is given → text; a mistake in an own template is told with its line."""

from __future__ import annotations

import re
from dataclasses import asdict
from functools import lru_cache

from jinja2 import TemplateError, TemplateSyntaxError, UndefinedError
from markupsafe import Markup

from contentgen.errors import Place, SettingsError
from contentgen.templating import templates
from contentgen.themes import Theme

_MEND = "Mend it, or take it out of your templates folder."


def render(name: str, own: str, theme: Theme, **given: object) -> str:
    """The template `name`, the user's own before the shipped one, with the theme's looks."""
    given |= _looks(theme)
    try:
        return templates(own).get_template(name).render(given)
    except TemplateSyntaxError as error:
        at = Place(error.filename or name, error.lineno)
        raise SettingsError(
            "CG502", f"not a valid template: {error.message}", at=at, help=_MEND
        ) from error
    except UndefinedError as error:
        help = f"Templates are given: {', '.join(sorted(given))}."
        raise SettingsError("CG503", str(error.message), at=Place(name), help=help) from error
    except TemplateError as error:
        raise SettingsError(
            "CG502", f"cannot be rendered: {error}", at=Place(name), help=_MEND
        ) from error


@lru_cache(maxsize=8)
def _looks(theme: Theme) -> dict[str, object]:
    """Palettes go as dicts: the sandbox checks every attribute it reads, and colours are most."""
    return {
        "theme": theme,
        "light": {**asdict(theme.light), "band_text": theme.light.band_text},
        "dark": {**asdict(theme.dark), "band_text": theme.dark.band_text},
        "font": _stack(theme.letter_font),
        "heading_font": _stack(theme.heading_font or theme.letter_font),
    }


def _stack(fonts: str) -> Markup:
    """A font stack as CSS; its quotes must stay quotes, so what could end a rule is taken out."""
    return Markup(re.sub(r"[<>{};\\]", "", fonts).replace('"', "'"))
