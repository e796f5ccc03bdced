"""A file → Article: what was written. `read` is the way in; model.py has the nouns."""

from contentgen.article.read import front_settings, read, read_bytes

__all__ = ["front_settings", "read", "read_bytes"]
