"""Cards → pictures: laid out as boxes (pure), then painted.

draw      Card × Size → Picture                       draw.py
  frame   tab, headline, subtitle, body, footer       frame.py
    kinds one module per kind of body                 kinds/
    layout text, rows and columns that measure        layout.py, breaks.py, shape.py
  paint   Box → pixels                                paint.py, glyphs.py, shapes.py
  png     pixels → bytes                              png.py
"""

from contentgen.graphics.draw import draw
from contentgen.graphics.frame import lay_out
from contentgen.graphics.model import SIZES, Picture, Size

__all__ = ["SIZES", "Picture", "Size", "draw", "lay_out"]
