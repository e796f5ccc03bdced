"""Cards → pictures: laid out as boxes (pure), then painted.

draw      Card × Size → Picture                       draw.py
  frame   tab, headline, subtitle, body, footer       frame.py
    kinds one module per kind of body                 kinds/
    layout text, rows and columns that measure        layout.py, breaks.py, shape.py
  paint   Box → pixels                                paint.py, glyphs.py, shapes.py
  png     pixels → bytes                              png.py
move      Card → GIF, MP4                             moving.py
  motion  boxes on their beats → frames               motion.py
pdf       pictures → the pages of a carousel          pdf.py
"""

from contentgen.graphics.draw import draw
from contentgen.graphics.frame import lay_out
from contentgen.graphics.model import SIZES, Moving, Picture, Size
from contentgen.graphics.moving import FORMS, move
from contentgen.graphics.pdf import pdf

__all__ = ["FORMS", "SIZES", "Moving", "Picture", "Size", "draw", "lay_out", "move", "pdf"]
