"""Template names → Jinja2 environments: the user's own folder first, then the shipped one.

Undefined names fail. Everything is escaped except in the environment for plain text. Templates run
in the immutable sandbox because a user's folder may come with an article from someone else.
"""

from __future__ import annotations

import json
from functools import lru_cache

from jinja2 import FileSystemLoader, StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from contentgen.shipped import shipped


@lru_cache(maxsize=8)
def templates(own: str = "", *, escape: bool = True) -> ImmutableSandboxedEnvironment:
    """The environment for HTML and MJML (`escape`), or for plain text.

    `own` is the user's template folder; "templates/NAME" always names the shipped template, so that
    an own template of the same name can extend it.
    """
    folders = [own] if own else []
    # Not select_autoescape(): its defaults leave .mjml and .html.j2 unescaped.
    environment = ImmutableSandboxedEnvironment(
        loader=FileSystemLoader(
            [*folders, str(shipped("templates")), str(shipped("templates").parent)]
        ),
        undefined=StrictUndefined,
        autoescape=escape,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
    )
    environment.filters["json_script"] = _json_script
    return environment


def _json_script(value: object) -> Markup:
    """JSON that is safe inside <script>: no `<`, `>` or `&` survives as such."""
    text = json.dumps(value, ensure_ascii=False, sort_keys=True)
    for char in "<>&\u2028\u2029":
        text = text.replace(char, f"\\u{ord(char):04x}")
    return Markup(text)  # escaped above
