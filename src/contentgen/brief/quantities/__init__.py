"""text → figures: every amount, percentage, measure and count, with what it means and where it stands."""

from contentgen.brief.quantities.find import find_quantities
from contentgen.brief.quantities.model import Quantity

__all__ = ["Quantity", "find_quantities"]
