"""Networks to test against: X, Mastodon, Bluesky and LinkedIn as they behave on bad days.

    from contentgen.testing import Fake

    with Fake("x", lag=2) as fake:                     # a process of its own, on loopback
        fake.script("cut-after", on="POST /2/tweets")  # takes the next post, never says so
        subprocess.run(["contentgen", "post", "build/note", "--yes"], env={**os.environ, **fake.environ})
        assert len(fake.posts()) == 4

`Rehearsal` is the same in a thread. `python -m contentgen.testing x --port 0` starts one by hand.
`FAULTS` names what can go wrong, `BAD_DAY` what chance takes from it.
"""

from __future__ import annotations

from contentgen.testing.faults import BAD_DAY, FAULTS
from contentgen.testing.process import CREDENTIALS, Fake, Rehearsal
from contentgen.testing.server import NETWORKS

__all__ = ["BAD_DAY", "CREDENTIALS", "FAULTS", "NETWORKS", "Fake", "Rehearsal"]
