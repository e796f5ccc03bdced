"""An address → the same with the parameters by which a site's statistics know a letter."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass
from urllib.parse import SplitResult, parse_qsl, quote, urlencode, urlsplit, urlunsplit


@dataclass(frozen=True, slots=True)
class Utm:
    """`sites` are the hosts that want to know; an address of somebody else is left alone."""

    source: str
    medium: str
    campaign: str
    sites: tuple[str, ...]

    @property
    def pairs(self) -> tuple[tuple[str, str], ...]:
        named = (("source", self.source), ("medium", self.medium), ("campaign", self.campaign))
        return tuple((f"utm_{name}", value) for name, value in named if value)


def sites_of(*addresses: str) -> tuple[str, ...]:
    """The hosts of these addresses, each once."""
    split = (_split(address) for address in addresses)
    hosts = (parts.hostname for parts in split if parts)
    return tuple(dict.fromkeys(host for host in hosts if host))


def tagged(href: str, utm: Utm | None) -> str:
    """`href` with the parameters it does not have yet; the fragment stays last."""
    if utm is None or not utm.source or not href.startswith(("https://", "http://")):
        return href
    parts = _split(href)
    if parts is None or not _is_one_of(parts.hostname or "", utm.sites):
        return href
    there = {name for name, _ in parse_qsl(parts.query, keep_blank_values=True)}
    fresh = urlencode([pair for pair in utm.pairs if pair[0] not in there], quote_via=quote)
    query = "&".join(filter(None, (parts.query, fresh)))
    return urlunsplit(parts._replace(query=query))


def _split(href: str) -> SplitResult | None:
    """None for what only looks like an address: https://[ and the like."""
    try:
        return urlsplit(href)
    except ValueError:
        return None


def _is_one_of(host: str, sites: Container[str]) -> bool:
    return host in sites or host.removeprefix("www.") in sites
