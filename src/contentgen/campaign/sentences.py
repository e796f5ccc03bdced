"""A paragraph → as many of its leading sentences as fit."""

from __future__ import annotations

from functools import lru_cache


@lru_cache(maxsize=4096)
def split_sentences(text: str, language: str = "en") -> tuple[str, ...]:
    """Sentences of `text`, stripped."""
    from sentencex import segment

    return tuple(s.strip() for s in segment(language, text) if s.strip())


def leading_sentences(text: str, limit: int, language: str = "en") -> str:
    """The longest run of whole sentences from the start within `limit`; "" when the first is longer."""
    kept = ""
    for sentence in split_sentences(text, language):
        longer = f"{kept} {sentence}".strip()
        if len(longer) > limit:
            break
        kept = longer
    return kept
