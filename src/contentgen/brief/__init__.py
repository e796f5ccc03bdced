"""What an article says: Article → Brief."""

from contentgen.brief.export import brief_tree
from contentgen.brief.extract import brief
from contentgen.brief.model import Brief
from contentgen.brief.quantities import find_quantities

__all__ = ["Brief", "brief", "brief_tree", "find_quantities"]
