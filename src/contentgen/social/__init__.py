"""Campaign → Threads: stories fitted to what each network allows, counted as it counts."""

from contentgen.social.export import thread_json, thread_text
from contentgen.social.facets import Facet, facets
from contentgen.social.links import Link, find_links
from contentgen.social.lint import lint_thread
from contentgen.social.posts import ThreadOptions
from contentgen.social.weight import weighted_length
from contentgen.social.write import write_threads

__all__ = [
    "Facet",
    "Link",
    "ThreadOptions",
    "facets",
    "find_links",
    "lint_thread",
    "thread_json",
    "thread_text",
    "weighted_length",
    "write_threads",
]
