"""One article of ours, written the way other people and other programs would have written it.

The base is the raw paste articles/compute-wars.md, a block a line. Every writer here turns its
lines into those of another notation, each with the base line it came from (0: the notation's own).
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from markdown_it import MarkdownIt

BASE = Path(__file__).parents[2] / "articles" / "compute-wars.md"
Line = tuple[str, int]
Asked = tuple[str, str, int, int]  # question, answer, and the base line of each

_MARKDOWN = MarkdownIt("commonmark").enable("strikethrough")
_CRUFT = 4  # lines of the blog's tail


def base_lines() -> list[Line]:
    return [(text, n) for n, text in enumerate(BASE.read_text("utf-8").splitlines(), 1)]


def article_lines() -> list[Line]:
    """The base without the comment form below it."""
    lines = base_lines()
    end = next(n for text, n in lines if text.startswith("No comments"))
    return [line for line in lines if line[1] < end]


def spaced(lines: Sequence[Line]) -> list[Line]:
    """A blank line between blocks; none inside lists, tables and between question and answer."""
    done: list[Line] = []
    for line in lines:
        if done and not _same_block(done[-1][0], line[0]):
            done.append(("", 0))
        done.append(line)
    return done


def _same_block(above: str, here: str) -> bool:
    return any(re.match(form, above) and re.match(form, here) for form in (r"\|", r"- ", r"\d\. "))


def clean() -> list[Line]:
    """Well-formed Markdown: a title with #, blank lines, no orphans."""
    lines = article_lines()
    mended = [(re.sub(r" \.(?=\s|$|\*)", ".", text), n) for text, n in lines]
    return spaced([(f"# {mended[0][0]}", 1), *mended[1:]])


def faq_of(lines: Sequence[Line]) -> tuple[list[Line], list[Asked], list[Line]]:
    """What stands before the questions, the questions, what stands after."""
    marked = [n for n, (text, _) in enumerate(lines) if text.startswith(("**Q: ", "**A:** "))]
    asked = [
        (lines[q][0][5:-2], lines[a][0][7:], lines[q][1], lines[a][1])
        for q, a in zip(marked[::2], marked[1::2], strict=True)
    ]
    return list(lines[: marked[0]]), asked, list(lines[marked[-1] + 1 :])


Writer = Callable[[int, Asked], list[Line]]

FAQ_FORMS: dict[str, Writer] = {
    "Q and A bold outside": lambda n, a: [(f"**Q**: {a[0]}", a[2]), ("", 0), (f"**A**: {a[1]}", a[3])],
    "Q with a full stop": lambda n, a: [(f"Q. {a[0]}", a[2]), ("", 0), (f"A. {a[1]}", a[3])],
    "bold Q with a full stop": lambda n, a: [(f"**Q. {a[0]}**", a[2]), ("", 0), (f"A. {a[1]}", a[3])],
    "plain Q and A": lambda n, a: [(f"Q: {a[0]}", a[2]), (f"A: {a[1]}", a[3])],
    "Q and A numbered": lambda n, a: [(f"**Q{n}: {a[0]}**", a[2]), ("", 0), (f"**A{n}:** {a[1]}", a[3])],
    "question headings": lambda n, a: [(f"### {a[0]}", a[2]), ("", 0), (a[1], a[3])],
    "headings marked Q": lambda n, a: [(f"### Q: {a[0]}", a[2]), ("", 0), (f"A: {a[1]}", a[3])],
    "numbered headings": lambda n, a: [(f"### {n}. {a[0]}", a[2]), ("", 0), (a[1], a[3])],
    "headings with ids": lambda n, a: [(f"### {a[0]} {{#q{n}}}", a[2]), ("", 0), (a[1], a[3])],
    "headings with anchors": lambda n, a: [(f'### <a id="q{n}"></a>{a[0]}', a[2]), ("", 0), (a[1], a[3])],
    "bold questions": lambda n, a: [(f"**{a[0]}**", a[2]), ("", 0), (a[1], a[3])],
    "bold questions on the line above": lambda n, a: [(f"**{a[0]}**", a[2]), (a[1], a[3])],
    "bold questions with a break": lambda n, a: [(f"**{a[0]}**  ", a[2]), (a[1], a[3])],
    "numbered, bold, one line": lambda n, a: [(f"{n}. **{a[0]}** {a[1]}", a[2])],
    "numbered, bold, two lines": lambda n, a: [(f"{n}. **{a[0]}**", a[2]), (f"   {a[1]}", a[3])],
    "bulleted, bold": lambda n, a: [(f"- **{a[0]}**", a[2]), ("", 0), (f"  {a[1]}", a[3])],
    "details": lambda n, a: [
        ("<details>", 0), (f"<summary>{a[0]}</summary>", a[2]), ("", 0), (a[1], a[3]), ("", 0), ("</details>", 0),
    ],
    "details on one line": lambda n, a: [
        (f"<details><summary><b>{a[0]}</b></summary>", a[2]), (a[1], a[3]), ("</details>", 0)
    ],
    "definitions": lambda n, a: [(a[0], a[2]), (f": {a[1]}", a[3])],
    "definitions with a blank line": lambda n, a: [(a[0], a[2]), ("", 0), (f":   {a[1]}", a[3])],
    "words spelled out": lambda n, a: [(f"**Question:** {a[0]}", a[2]), ("", 0), (f"**Answer:** {a[1]}", a[3])],
    "quoted questions": lambda n, a: [(f"> **{a[0]}**", a[2]), ("", 0), (a[1], a[3])],
    "italic questions": lambda n, a: [(f"*{a[0]}*", a[2]), ("", 0), (a[1], a[3])],
}  # fmt: skip


def with_faq(form: Writer) -> list[Line]:
    before, asked, after = faq_of(clean())
    written = [line for n, one in enumerate(asked, 1) for line in (*form(n, one), ("", 0))]
    return [*before, *written, *after]


def mixed() -> list[Line]:
    """Each question in a notation of its own, as headings, labels, bold and details meet in one file."""
    names = ("question headings", "headings marked Q", "headings with ids", "numbered headings")
    before, asked, after = faq_of(clean())
    written = [
        line
        for n, one in enumerate(asked, 1)
        for line in (*FAQ_FORMS[names[n % 4]](n, one), ("", 0))
    ]
    return [*before, *written, *after]


def split_answers() -> list[Line]:
    """Every answer in as many paragraphs as it has sentences."""
    before, asked, after = faq_of(clean())
    written: list[Line] = []
    for question, answer, q, a in asked:
        written += [(f"### {question}", q), ("", 0)]
        for sentence in re.split(r"(?<=[.?!]) (?=[A-Z])", answer):
            written += [(sentence, a), ("", 0)]
    return [*before, *written, *after]


# --- whole files ----------------------------------------------------------------------------------


def stars() -> list[Line]:
    return [("* * *" if text == "---" else text, n) for text, n in base_lines()]


def underscores() -> list[Line]:
    return [("___" if text == "---" else text, n) for text, n in clean()]


def setext() -> list[Line]:
    """Headings underlined, as far as Markdown has lines for them."""
    done: list[Line] = []
    for text, n in clean():
        if text.startswith("# "):
            done += [(text[2:], n), ("=" * 30, 0)]
        elif text.startswith("## "):
            done += [(text[3:], n), ("-" * 30, 0)]
        else:
            done.append((text, n))
    return done


def wrapped() -> list[Line]:
    """Hard-wrapped at 80."""
    done: list[Line] = []
    for text, n in clean():
        if re.match(r"[#|>-]|\d\.|\*\*#", text) or len(text) < 80:
            done.append((text, n))
            continue
        line = ""
        for word in text.split(" "):
            if len(line) + len(word) > 79 and not re.match(r"[-+*>#]|\d+[.)]", word):
                done.append((line, n))
                line = ""
            line = f"{line} {word}" if line else word
        done.append((line, n))
    return done


def no_bold() -> list[Line]:
    return [(text.replace("**", ""), n) for text, n in base_lines()]


def front_matter(fence: str) -> list[Line]:
    lines = clean()
    title = lines[0][0][2:]
    subtitle = next(text for text, _ in lines if text.startswith("**Subtitle:**"))[15:-1]
    tags = (
        next(text for text, _ in lines if text.startswith("**#"))
        .strip("*")
        .replace("#", "")
        .split()
    )
    body = [
        line for line in lines[1:] if not line[0].startswith(("**Subtitle:**", "**Reading", "**#"))
    ]
    if fence == "+++":
        head = [f"title = {json.dumps(title, ensure_ascii=False)}", f"subtitle = {json.dumps(subtitle)}",
                "reading_time = 13", 'category = "Technology & Markets"', f"tags = {json.dumps(tags)}"]  # fmt: skip
    else:
        head = [f'title: "{title}"', f'subtitle: "{subtitle}"', "reading_time: 13 minutes",
                'category: "Technology & Markets"', "tags:", *(f"  - {tag}" for tag in tags)]  # fmt: skip
    return [
        (fence, 0),
        (head[0], 1),
        (head[1], 2),
        *((line, 0) for line in head[2:]),
        (fence, 0),
        *body,
    ]


def faq_in_front(question: str, answer: str) -> list[Line]:
    before, asked, after = faq_of(clean())
    at = max(n for n, (text, _) in enumerate(before) if text.startswith("## "))
    head: list[Line] = [("---", 0), ("faq:", 0)]
    for q, a, q_line, a_line in asked:
        plain = a.replace("**", "")
        head += [(f"  - {question}: {json.dumps(q, ensure_ascii=False)}", q_line),
                 (f"    {answer}: {json.dumps(plain, ensure_ascii=False)}", a_line)]  # fmt: skip
    return [*head, ("---", 0), *before[:at], *after]


# --- HTML -------------------------------------------------------------------------------------------


def words(text: str) -> str:
    return _MARKDOWN.renderInline(text)


def markup(lines: Sequence[Line]) -> Iterator[Line]:
    """The lines as HTML, a block a line."""
    for kind, run in _runs(lines):
        if kind == "|":
            yield "<table>", 0
            for n, (text, line) in enumerate(run):
                if n != 1:
                    cell = "td" if n else "th"
                    cells = [c.strip() for c in text.strip("|").split("|")]
                    yield (
                        "<tr>" + "".join(f"<{cell}>{words(c)}</{cell}>" for c in cells) + "</tr>",
                        line,
                    )
            yield "</table>", 0
        elif kind in ("-", "1"):
            tag = "ul" if kind == "-" else "ol"
            yield f"<{tag}>", 0
            yield from ((f"<li>{words(text.partition(' ')[2])}</li>", line) for text, line in run)
            yield f"</{tag}>", 0
        else:
            yield from map(_block, run)


def _block(line: Line) -> Line:
    text, number = line
    if found := re.match(r"(#{1,6}) ", text):
        level = len(found[1])
        return f"<h{level}>{words(text[level + 1 :])}</h{level}>", number
    if text == "---":
        return "<hr />", number
    return (f"<p>{words(text)}</p>" if text else ""), number


def _runs(lines: Sequence[Line]) -> Iterator[tuple[str, list[Line]]]:
    kind, run = "", list[Line]()
    for line in lines:
        here = "|" if line[0].startswith("|") else "-" if line[0].startswith("- ") else ""
        here = here or ("1" if re.match(r"\d\. ", line[0]) else "")
        if run and here != kind:
            yield kind, run
            run = []
        kind = here
        run.append(line)
    yield kind, run


def page(lines: Sequence[Line] | None = None, site: str = "Harbour Notes") -> list[Line]:
    """A blog's page as a browser saves it."""
    own = lines or clean()
    title = html.escape(own[0][0].removeprefix("# "))
    head = f"""<!DOCTYPE html>
<html lang="en-US">
<head>
<meta charset="utf-8"><title>{title} | {site}</title>
<meta property="og:title" content="{title}"><meta property="og:site_name" content="{site}">
<style>.post p {{ margin: 0 }} /* 99 gigawatts */</style>
<script>var tracker = "<p>Not $77 billion</p>";</script>
</head>
<body>
<header class="site-header"><a href="/">{site}</a><nav><ul><li><a href="/a">About us</a></li><li><a href="/b">Archive</a></li></ul></nav></header>
<div class="cookie-banner"><p>We use cookies to improve your visit. <button>Accept all</button></p></div>
<main>
<article class="post">"""  # noqa: E501
    tail = """<div class="share-buttons"><p>Share this:</p><a href="#">Tweet</a> <a href="#">Pin it</a></div>
<div class="subscribe-box"><h3>Get our letter</h3><p>Join 41,000 readers who get it on Fridays.</p><form><input type="email"><button>Subscribe</button></form></div>
<!-- 12 comments hidden -->
<section class="related-posts"><h3>Related posts</h3><ul><li><a href="/x">Seven ways to cool a rack</a></li></ul></section>
</article>
<section id="comments"><h3>3 Comments</h3><p>Bob says: I paid $500 for mine.</p></section>
</main>
<aside class="sidebar"><p>Most read: Why 5G failed</p></aside>
<footer><p>© 2026 Harbour Notes. All rights reserved.</p></footer>
</body>
</html>"""  # noqa: E501
    return [
        *((text, 0) for text in head.split("\n")),
        *markup(own),
        *((text, 0) for text in tail.split("\n")),
    ]


def fragment() -> list[Line]:
    """What an editor's "copy HTML" gives."""
    return list(markup(clean()))


def page_with_details() -> list[Line]:
    before, asked, after = faq_of(clean())
    written: list[Line] = []
    for question, answer, q, a in asked:
        written += [
            (f"<details><summary>{words(question)}</summary>", q),
            (f"<p>{words(answer)}</p></details>", a),
        ]
    return _around(page(), before, written, after)


def page_with_terms() -> list[Line]:
    before, asked, after = faq_of(clean())
    written: list[Line] = [("<dl>", 0)]
    for question, answer, q, a in asked:
        written += [(f"<dt>{words(question)}</dt>", q), (f"<dd>{words(answer)}</dd>", a)]
    return _around(page(), before, [*written, ("</dl>", 0)], after)


def page_with_toggles() -> list[Line]:
    """Ghost's toggle cards, WordPress's FAQ blocks."""
    before, asked, after = faq_of(clean())
    written: list[Line] = []
    for n, (question, answer, q, a) in enumerate(asked):
        if n % 2:
            asking = f'<strong class="schema-faq-question">{words(question)}</strong>'
            written += [(f'<div class="schema-faq-section">{asking}', q)]
            written += [(f'<p class="schema-faq-answer">{words(answer)}</p></div>', a)]
        else:
            asking = f'<h4 class="kg-toggle-heading-text">{words(question)}</h4>'
            written += [(f'<div class="kg-card kg-toggle-card"><div>{asking}</div>', q)]
            written += [(f'<div class="kg-toggle-content"><p>{words(answer)}</p></div></div>', a)]
    return _around(page(), before, written, after)


def _around(
    whole: list[Line], before: list[Line], written: list[Line], after: list[Line]
) -> list[Line]:
    head, tail = list(markup(before)), list(markup(after))
    start = whole.index(head[0])
    end = len(whole) - 1 - whole[::-1].index(tail[-1])
    return [*whole[:start], *head, *written, *tail, *whole[end + 1 :]]


def wordpress(blocks: bool) -> list[Line]:
    own = clean()
    title = html.escape(own[0][0][2:])
    head = f"""<?xml version="1.0" encoding="UTF-8" ?>
<!-- This is a WordPress eXtended RSS file. -->
<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"
  xmlns:content="http://purl.org/rss/1.0/modules/content/"
  xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/">
<channel>
<title>Harbour Notes</title>
<wp:author><wp:author_login><![CDATA[ada]]></wp:author_login></wp:author>
<item>
<title>A picture</title><wp:post_type><![CDATA[attachment]]></wp:post_type>
<content:encoded><![CDATA[rack.jpg]]></content:encoded>
</item>
<item>
<title><![CDATA[{html.unescape(title)}]]></title>
<dc:creator><![CDATA[Ada Moss]]></dc:creator>
<category domain="category" nicename="tech"><![CDATA[Technology & Markets]]></category>
<wp:post_type><![CDATA[post]]></wp:post_type><wp:status><![CDATA[publish]]></wp:status>"""
    tail = """]]></content:encoded>
<excerpt:encoded><![CDATA[An excerpt with $123 in it.]]></excerpt:encoded>
<wp:comment><wp:comment_content><![CDATA[I paid $500.]]></wp:comment_content></wp:comment>
</item>
</channel>
</rss>"""
    body = [line for line in _blocks(own) if line[0]] if blocks else list(_classic(own))
    first = ("<content:encoded><![CDATA[" + body[0][0], body[0][1])
    return [
        *((text, 1 if own[0][0][2:22] in text else 0) for text in head.split("\n")),
        first,
        *body[1:],
        *((text, 0) for text in tail.split("\n")),
    ]


def _blocks(own: Sequence[Line]) -> Iterator[Line]:
    for text, n in markup(own[1:]):
        if text.startswith("<p>"):
            yield "<!-- wp:paragraph -->", 0
            yield text, n
            yield "<!-- /wp:paragraph -->", 0
        else:
            yield text, n


def _classic(own: Sequence[Line]) -> Iterator[Line]:
    """The classic editor's: paragraphs without tags, a blank line between."""
    yield '[caption id="a1" width="300"]<img src="rack.jpg" /> A rack of 72 chips[/caption]', 0
    yield "", 0
    for text, n in markup(own[1:]):
        yield re.sub(r"</?p>", "", text), n


def blogger() -> list[Line]:
    own = clean()
    head = f"""<?xml version='1.0' encoding='UTF-8'?>
<feed xmlns='http://www.w3.org/2005/Atom'>
<title type='text'>Harbour Notes</title>
<entry><title>Template</title><category scheme='http://schemas.google.com/g/2005#kind' term='http://schemas.google.com/blogger/2008/kind#template'/><content type='html'>&lt;b&gt;x&lt;/b&gt;</content></entry>
<entry>
<category scheme='http://schemas.google.com/g/2005#kind' term='http://schemas.google.com/blogger/2008/kind#post'/>
<title type='text'>{html.escape(own[0][0][2:])}</title>"""  # noqa: E501
    body = [(html.escape(text, quote=False), n) for text, n in markup(own[1:])]
    first = ("<content type='html'>" + body[0][0], body[0][1])
    tail = """</content>
<author><name>Ada Moss</name></author>
</entry>
<entry><title>Re: it</title><category scheme='http://schemas.google.com/g/2005#kind' term='http://schemas.google.com/blogger/2008/kind#comment'/><content type='html'>I paid $500.</content></entry>
</feed>"""  # noqa: E501
    return [
        *((text, 1 if own[0][0][2:22] in text else 0) for text in head.split("\n")),
        first,
        *body[1:],
        *((text, 0) for text in tail.split("\n")),
    ]


def ghost() -> list[Line]:
    """A post is one string of JSON: its lines are those of its blocks."""
    own = clean()
    post = {
        "id": "1",
        "title": own[0][0][2:],
        "html": _on_one_line(own[1:]),
        "type": "post",
        "status": "published",
    }
    page_ = {"id": "2", "title": "About", "html": "<p>We write.</p>", "type": "page"}
    tree = {"db": [{"meta": {"version": "5.0"}, "data": {"posts": [post, page_], "tags": []}}]}
    return [(text, 0) for text in json.dumps(tree, indent=1, ensure_ascii=False).split("\n")]


def minified() -> list[Line]:
    text = "".join(line for line, _ in page())
    return [(re.sub(r"\s*<style>.*?</style>", "", text), 0)]


def _on_one_line(lines: Sequence[Line]) -> str:
    return "".join(text for text, _ in markup(lines))


def lists_on_lines() -> list[Line]:
    """As WordPress's editor writes: a list, a table, each on a line of its own."""
    done: list[Line] = []
    for line in page():
        inside = re.match(r"<(?:li|tr)>|</(?:ul|ol|table)>", line[0])
        if inside and done:
            done[-1] = (done[-1][0] + line[0], done[-1][1] or line[1])
        else:
            done.append(line)
    return done


FILES: dict[str, tuple[str, Callable[[], list[Line]]]] = {
    "the paste itself": ("a.md", base_lines),
    "blank lines": ("a.md", clean),
    "stars for rules": ("a.md", stars),
    "underscores for rules": ("a.md", underscores),
    "underlined headings": ("a.md", setext),
    "hard-wrapped": ("a.md", wrapped),
    "without bold": ("a.md", no_bold),
    "YAML": ("a.md", lambda: front_matter("---")),
    "TOML": ("a.md", lambda: front_matter("+++")),
    "mixed questions": ("a.md", mixed),
    "answers in paragraphs": ("a.md", split_answers),
    "front matter q, a": ("a.md", lambda: faq_in_front("q", "a")),
    "front matter question, answer": ("a.md", lambda: faq_in_front("question", "answer")),
    "saved page": ("a.html", page),
    "HTML fragment": ("a.html", fragment),
    "page with details": ("a.html", page_with_details),
    "page with terms": ("a.html", page_with_terms),
    "page with toggles": ("a.html", page_with_toggles),
    "WordPress blocks": ("a.xml", lambda: wordpress(True)),
    "WordPress classic": ("a.xml", lambda: wordpress(False)),
    "Blogger": ("a.xml", blogger),
    "Ghost": ("a.json", ghost),
    "minified page": ("a.html", minified),
    "lists and tables on a line": ("a.html", lists_on_lines),
    **{f"FAQ: {name}": ("a.md", lambda form=form: with_faq(form)) for name, form in FAQ_FORMS.items()},
}  # fmt: skip
