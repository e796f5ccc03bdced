"""A blog's export file → its posts: WordPress (WXR), Blogger and other Atom, RSS; Ghost's JSON.

Each line of a post's HTML keeps the line of the file it stands on. Ghost writes a post on one line
of its file: then all of it has that line.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from xml.parsers import expat

from contentgen.article.lines import Lines
from contentgen.article.model import Meta
from contentgen.errors import ArticleError, Place
from contentgen.source import Source, Span

_MOST_LISTED = 12
_KEYS = {
    "title": ("title",),
    "date": ("post_date", "published", "pubDate"),
    "author": ("creator", "author/name"),
    "subtitle": ("subtitle",),
}
_BODIES = ("encoded", "content", "description", "summary")
_NOT_A_POST = re.compile(
    r"comment|template|settings|attachment|nav_menu_item|revision|wp_\w+|page$"
)
_STRING = re.compile(r'"(?:[^"\\]|\\.)*+"')


@dataclass(slots=True)
class Post:
    """What an export says about one post, each with its line, and the lines of its HTML."""

    line: int
    said: dict[str, list[tuple[str, int]]] = field(default_factory=dict)
    texts: list[str] = field(default_factory=list)
    raw: list[int] = field(default_factory=list)

    def get(self, name: str) -> str:
        return self.said[name][0][0] if self.said.get(name) else ""

    @property
    def title(self) -> str:
        return self.get("title") or "(untitled)"

    def metas(self) -> tuple[Meta, ...]:
        """What it says, under the keys of front matter."""
        found: list[Meta] = []
        for key, names in _KEYS.items():
            words, line = next((self.said[n][0] for n in names if self.said.get(n)), ("", 0))
            if words:
                found.append(Meta(key, words, Span(line, line)))
        if tags := self.said.get("tag"):
            found.append(Meta("tags", tuple(t for t, _ in tags), Span(tags[0][1], tags[-1][1])))
        if categories := self.said.get("category"):
            words = ", ".join(c for c, _ in categories if c != "Uncategorized")
            found += [Meta("category", words, Span(categories[0][1], categories[-1][1]))] * bool(
                words
            )
        return tuple(found)


def only_post(kind: str, source: Source) -> tuple[tuple[Meta, ...], Lines]:
    """The post of an export that holds one; an export of several says which they are."""
    posts = _in_json(source) if kind == "ghost" else _in_xml(source)
    drafts = [post for post in posts if any(map(str.strip, post.texts))]
    if len(drafts) != 1:
        raise _not_one(drafts, source)
    (post,) = drafts
    return post.metas(), Lines(_with_paragraphs(post.texts), post.raw)


def _not_one(posts: list[Post], source: Source) -> ArticleError:
    if not posts:
        return ArticleError(
            "CG141",
            "this export holds no post with a text",
            at=Place(source.path),
            help="Export the post itself, or save its page from the browser.",
        )
    listed = [f"line {post.line}: {post.title}" for post in posts[:_MOST_LISTED]]
    more = len(posts) - len(listed)
    listed += [f"and {more} more"] if more else []
    return ArticleError(
        "CG141",
        f"this export holds {len(posts)} posts; an article is one of them\n  "
        + "\n  ".join(listed),
        at=Place(source.path, posts[0].line, 1, source.line(posts[0].line)),
        help="Export only the post you want, or save its page from the browser as HTML.",
    )


def _with_paragraphs(texts: list[str]) -> list[str]:
    """WordPress's classic editor writes paragraphs as plain lines: a blank one parts them."""
    preformatted = False
    done: list[str] = []
    for text in texts:
        preformatted = ("<pre" in text or preformatted) and "</pre" not in text
        done.append(text if text.strip() or preformatted else "<p>")
    return done


# --- XML ----------------------------------------------------------------------------------------


def _in_xml(source: Source) -> list[Post]:
    reader = _Xml(source)
    text = "\n".join(source.lines)
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = False
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.words
    parser.EntityDeclHandler = reader.refuse
    reader.parser = parser
    try:
        parser.Parse(text, True)
    except expat.ExpatError as error:
        line = error.lineno
        raise ArticleError(
            "CG142",
            f"the export is not valid XML: {expat.ErrorString(error.code)}",
            at=Place(source.path, line, error.offset + 1, source.line(line)),
            help="Export it again; was the file cut short, or edited by hand?",
        ) from error
    return [post for post in reader.posts if reader.is_post(post)]


class _Xml:
    """An export while its elements go by."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self.posts: list[Post] = []
        self.parser: expat.XMLParserType | None = None
        self._path: list[str] = []
        self._post: Post | None = None
        self._held: list[tuple[str, int]] = []
        self._attributes: dict[str, str] = {}

    def start(self, name: str, attributes: dict[str, str]) -> None:
        local = name.rpartition(" ")[2]
        self._path.append(local)
        self._held, self._attributes = [], attributes
        if local in ("item", "entry") and self._post is None:
            self._post = Post(self._line)
        elif local == "category" and self._post and "term" in attributes:
            kind = "kind" if attributes.get("scheme", "").endswith("#kind") else "tag"
            self._say(kind, attributes["term"].rpartition("#")[2])

    def words(self, words: str) -> None:
        if self._post is not None:
            self._held.append((words, self._line))

    def end(self, name: str) -> None:
        local = self._path.pop()
        post = self._post
        if post is None:
            return
        if local in ("item", "entry"):
            self.posts.append(post)
            self._post = None
        elif local in _BODIES and not (
            name.startswith("http://wordpress.org") and "excerpt" in name
        ):
            self._body(post, local)
        elif self._held:
            words = " ".join("".join(part for part, _ in self._held).split())
            under = f"{self._path[-1]}/" if self._path and self._path[-1] == "author" else ""
            if local == "category":
                local = "tag" if self._attributes.get("domain") == "post_tag" else "category"
            self._say(under + local, words)
        self._held = []

    def refuse(self, *_: object) -> None:
        """Entities of its own can blow a small file up; no export declares any."""
        line = self._line
        raise ArticleError(
            "CG142",
            "the export declares entities of its own",
            at=Place(self._source.path, line, 1, self._source.line(line)),
            help="Take its DOCTYPE out.",
        )

    def is_post(self, post: Post) -> bool:
        """WordPress and Blogger export comments, pages, pictures and settings as items too."""
        kind = post.get("post_type") or post.get("kind") or post.get("type") or "post"
        trash = post.get("status").lower() in ("trash", "auto-draft", "soft_trashed")
        return not _NOT_A_POST.match(kind.lower()) and not trash

    @property
    def _line(self) -> int:
        return self.parser.CurrentLineNumber if self.parser else 1

    def _say(self, name: str, words: str) -> None:
        if self._post and words:
            self._post.said.setdefault(name, []).append((words, self._line))

    def _body(self, post: Post, name: str) -> None:
        """The fullest of an item's bodies: `content:encoded` beside `description`."""
        size = sum(len(part) for part, _ in self._held)
        if size <= sum(map(len, post.texts)):
            return
        post.texts, post.raw = [""], [self._held[0][1]]
        for part, line in self._held:
            if not post.texts[-1]:
                post.raw[-1] = line
            first, *others = part.split("\n")
            post.texts[-1] += first
            post.texts += others
            post.raw += [line] * len(others)


# --- JSON ---------------------------------------------------------------------------------------


def _in_json(source: Source) -> list[Post]:
    text = "\n".join(source.lines)
    try:
        tree = json.loads(text)
    except (ValueError, RecursionError) as error:
        line = getattr(error, "lineno", 1)
        raise ArticleError(
            "CG142",
            f"the export is not valid JSON: {getattr(error, 'msg', 'nested too deeply')}",
            at=Place(source.path, line, getattr(error, "colno", 1), source.line(line)),
            help="Export it again; was the file cut short, or edited by hand?",
        ) from error
    posts: list[Post] = []
    for data in _databases(tree):
        tags, writers = _names_of(data, "tags", "tag_id"), _names_of(data, "users", "author_id")
        writers = writers or _names_of(data, "users", "user_id")
        for entry in _rows(data, "posts"):
            kind = str(entry.get("type") or ("page" if entry.get("page") else "post"))
            if kind == "post":
                posts.append(_ghost_post(entry, tags, writers))
    lines = _lines_of_strings(text, {post.texts[0] for post in posts})
    return [_on_line(post, lines.get(post.texts[0], 1)) for post in posts]


def _databases(tree: object) -> Iterator[Mapping[str, object]]:
    db = tree.get("db") if isinstance(tree, Mapping) else None
    for part in db if isinstance(db, list) else [tree]:
        data = part.get("data") if isinstance(part, Mapping) else None
        if isinstance(data, Mapping):
            yield data


def _rows(data: Mapping[str, object], table: str) -> list[Mapping[str, object]]:
    rows = data.get(table)
    return [row for row in rows if isinstance(row, Mapping)] if isinstance(rows, list) else []


def _names_of(data: Mapping[str, object], table: str, key: str) -> dict[object, list[str]]:
    """Names of tags or writers by the post they belong to."""
    names = {row.get("id"): str(row.get("name") or "") for row in _rows(data, table)}
    joints = "posts_tags" if table == "tags" else "posts_authors"
    found: dict[object, list[str]] = {}
    for row in _rows(data, joints):
        if name := names.get(row.get(key)):
            found.setdefault(row.get("post_id"), []).append(name)
    return found


def _ghost_post(
    entry: Mapping[str, object],
    tags: Mapping[object, list[str]],
    writers: Mapping[object, list[str]],
) -> Post:
    post = Post(1)
    said: dict[str, Sequence[object]] = {
        "title": [entry.get("title")],
        "subtitle": [entry.get("custom_excerpt")],
        "published": [entry.get("published_at")],
        "creator": [", ".join(writers.get(entry.get("id"), ()))],
        "tag": tags.get(entry.get("id"), ()),
    }
    for name, values in said.items():
        if words := [(str(value), 1) for value in values if value]:
            post.said[name] = words
    post.texts = [str(entry.get("html") or entry.get("plaintext") or "")]
    return post


def _lines_of_strings(text: str, wanted: set[str]) -> dict[str, int]:
    """The raw line on which each of these JSON strings stands."""
    shortest = min(map(len, wanted), default=0)
    found: dict[str, int] = {}
    line, done = 1, 0
    for string in _STRING.finditer(text):
        if string.end() - string.start() - 2 < shortest:
            continue
        said = json.loads(string[0], strict=False)
        if said in wanted and said not in found:
            line += text.count("\n", done, string.start())
            done = string.start()
            found[said] = line
    return found


def _on_line(post: Post, line: int) -> Post:
    """Nothing in JSON is nearer to a word than the line of its string."""
    post.line = line
    post.said = {name: [(w, line) for w, _ in words] for name, words in post.said.items()}
    post.texts = post.texts[0].replace("\r\n", "\n").split("\n")
    post.raw = [line] * len(post.texts)
    return post
