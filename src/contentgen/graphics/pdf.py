"""Pictures → one PDF, a picture a page, for networks that turn a document's pages like a carousel.

The pixels are not compressed again: a PDF may hold PNG's own rows (ISO 32000-1, 7.4.4.4, predictor
15). Each page is tagged as a figure with its alt text, and nothing in the file tells the time.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator, Sequence

from contentgen.graphics.model import Picture

_POINTS = 0.75  # of a pixel, as browsers print them: 96 pixels are 72 points


def pdf(pages: Sequence[Picture], title: str, language: str = "en") -> bytes:
    """All pages in order. `title` shows in the window of whoever opens it."""
    objects = list(_objects(pages, title, language))
    written = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(written))
        written += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = len(written)
    written += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    written += b"".join(b"%010d 00000 n \n" % place for place in places)
    written += b"trailer\n<</Size %d/Root 1 0 R/Info 2 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1,
        table,
    )
    return bytes(written)


# Objects: 1 catalogue, 2 information, 3 page tree, 4 structure, 5 its parent tree; then four a page:
# page, drawing, picture, figure.
_FIXED, _EACH = 5, 4


def _objects(pages: Sequence[Picture], title: str, language: str) -> Iterator[bytes]:
    first = [_FIXED + 1 + n * _EACH for n in range(len(pages))]
    kids = b" ".join(b"%d 0 R" % number for number in first)
    figures = b" ".join(b"%d 0 R" % (number + 3) for number in first)
    parents = b" ".join(b"%d [%d 0 R]" % (n, number + 3) for n, number in enumerate(first))
    yield (
        b"<</Type/Catalog/Pages 3 0 R/StructTreeRoot 4 0 R/MarkInfo<</Marked true>>/Lang%s"
        b"/ViewerPreferences<</DisplayDocTitle true>>>>" % _text(language)
    )
    yield b"<</Title%s>>" % _text(title)
    yield b"<</Type/Pages/Count %d/Kids[%s]>>" % (len(pages), kids)
    yield b"<</Type/StructTreeRoot/K[%s]/ParentTree 5 0 R>>" % figures
    yield b"<</Nums[%s]>>" % parents
    for n, (number, page) in enumerate(zip(first, pages, strict=True)):
        yield from _page(n, number, page)


def _page(n: int, number: int, page: Picture) -> Iterator[bytes]:
    width, height = page.size.width * _POINTS, page.size.height * _POINTS
    yield (
        b"<</Type/Page/Parent 3 0 R/MediaBox[0 0 %g %g]/Contents %d 0 R/StructParents %d/Tabs/S"
        b"/Resources<</XObject<</P %d 0 R>>>>>>" % (width, height, number + 1, n, number + 2)
    )
    yield _stream(b"", b"/Figure<</MCID 0>>BDC q %g 0 0 %g 0 0 cm /P Do Q EMC" % (width, height))
    yield _stream(
        b"/Type/XObject/Subtype/Image/Width %d/Height %d/ColorSpace/DeviceRGB/BitsPerComponent 8"
        b"/Filter/FlateDecode/DecodeParms<</Predictor 15/Colors 3/Columns %d>>"
        % (page.size.width, page.size.height, page.size.width),
        _rows(page.png),
    )
    yield b"<</Type/StructElem/S/Figure/P 4 0 R/Pg %d 0 R/K 0/Alt%s>>" % (number, _text(page.alt))


def _stream(keys: bytes, content: bytes) -> bytes:
    return b"<<%s/Length %d>>stream\n%s\nendstream" % (keys, len(content), content)


def _text(text: str) -> bytes:
    """A text string: UTF-16 with its mark, in hexadecimal, so that no sign needs escaping."""
    return b"<FEFF%s>" % text.encode("utf-16-be", "replace").hex().upper().encode()


def _rows(png: bytes) -> bytes:
    """The compressed rows of a PNG of ours: what its IDAT chunks hold."""
    found, at = b"", 8
    while at < len(png):
        (length,) = struct.unpack_from(">I", png, at)
        if png[at + 4 : at + 8] == b"IDAT":
            found += png[at + 8 : at + 8 + length]
        at += 12 + length
    return found
