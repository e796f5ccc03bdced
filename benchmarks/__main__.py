"""Every benchmark in turn."""

from __future__ import annotations

from benchmarks import cold

cold.main()
