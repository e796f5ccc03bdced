"""What each network allows and how it reads a text: a row in `table.py`, a module beside it."""

from contentgen.social.networks.model import Network, Rules
from contentgen.social.networks.table import TABLE, network

__all__ = ["TABLE", "Network", "Rules", "network"]
