"""How Facebook reads a page's post: like LinkedIn, as far as anyone knows."""

from contentgen.social.networks.linkedin import hashtags, length, links, mentions

__all__ = ["hashtags", "length", "links", "mentions"]
