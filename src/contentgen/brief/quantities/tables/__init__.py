"""What the grammar knows about the world, as data: words, currencies, units, qualifiers, names."""


def terms(row: str) -> tuple[str, ...]:
    """The words of a row, so that a table of words reads like one."""
    return tuple(row.split())
