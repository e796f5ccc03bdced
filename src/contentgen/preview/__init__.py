"""Brief, campaign, letter, threads, pictures → index.html: an editor sees the whole kit.

write_page(brief, campaign, letter, threads, pictures, theme)  →  HTML, opens from disk
write_frame(letter, pictures)  →  the letter it shows, to be written at FRAME

  story     the article's raw lines, what was found marked in them       story.py
  findings  everything found, ranked, with lines and where it is used    findings.py, rows.py, doubts.py
  letter    phone and desktop, inbox row, text part, links, size         letter.py
  threads   each post as its network shows it, counted                   threads.py
  pictures  every card in every size                                     gallery.py
  frame     newsletter/preview.html, the letter that the page frames     frame.py
  page      all of it into one file, with a policy that lets nothing in  page.py
"""

from contentgen.preview.frame import FRAME, write_frame
from contentgen.preview.model import PictureRef
from contentgen.preview.page import write_page

__all__ = ["FRAME", "PictureRef", "write_frame", "write_page"]
