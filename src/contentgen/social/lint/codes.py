"""What to do about each code of a post."""

from __future__ import annotations

HELP = {
    "CG301": "Shorten it, or divide it with <!-- post -->.",
    "CG302": "Write it without its ending, or put a word before the dot; a link costs room and money.",
    "CG303": "Keep the one that matters and write the others without the sign.",
    "CG304": "Leave links and hashtags to the last post.",
    "CG305": "Name what it points to: who reads the post alone has nothing before it.",
    "CG306": "Say in words what the picture shows, figures included.",
    "CG307": "Shorten the alt text for this network.",
    "CG308": "Take one of them out.",
    "CG309": "Take it out: a network shows it as it stands.",
    "CG310": "Bring a figure into the first lines: the rest is behind a click.",
    "CG311": "Correct the figure, or find the line that states it.",
    "CG312": "Quote the article's own words, or take the quotation marks away.",
    "CG313": "Say what the news is; a promise or a plea is no news.",
    "CG314": "Promise as many as there are, or deliver the missing ones.",
    "CG315": "Choose among the pictures, or add one.",
    "CG316": "Build it in another size, or as a smaller file.",
    "CG317": "Keep the ones that matter.",
    "CG318": "A post with a link costs more: one link in the last post is the cheapest.",
    "CG319": "Build the kit again; changes belong into the article or its edits.",
    "CG322": "The first post says one claim: move the rest on.",
    "CG323": "Join posts, or tell less.",
    "CG324": "Tell it in one of the threads only: X refuses a post whose text it has just had.",
}
