"""text → figures: every amount, percentage, measure and count, with its meaning and its place."""

from contentgen.brief.quantities.find import find_quantities
from contentgen.brief.quantities.model import Quantity

__all__ = ["Quantity", "find_quantities"]
