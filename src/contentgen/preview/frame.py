"""Letter → newsletter/preview.html: the letter as the page frames it, pictures from images/.

letter.html names its pictures as mailboxes find them: inside the mail (`cid:`) or where they are
hosted. Neither can be shown from disk, so here the same letter takes them from the kit; a policy
of its own lets nothing else in, whoever opens the file.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import unescape
from urllib.parse import unquote

from contentgen.newsletter.model import Letter
from contentgen.preview.model import PictureRef

FRAME = "newsletter/preview.html"
_POLICY = (
    '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; '
    "img-src 'self' file: data:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'\">"
    '<meta name="robots" content="noindex">'
)
_IMAGE = re.compile(r'(<img\b[^>]*?\bsrc=")([^"]*)(")')


def write_frame(letter: Letter, pictures: Sequence[PictureRef]) -> str:
    files = {picture.name: picture.file for picture in pictures}

    def beside(image: re.Match[str]) -> str:
        name = re.split(r"[/:]", unquote(unescape(image[2])))[-1]
        return f"{image[1]}../{files[name]}{image[3]}" if name in files else image[0]

    return _IMAGE.sub(beside, letter.html).replace("<head>", f"<head>{_POLICY}", 1)
