"""How much a bundle may hold and how much of it may lie in memory: every limit, in one place."""

from __future__ import annotations

import msgspec

from infitah_desk.domain.errors import Untrusted
from infitah_desk.trust.envelope import ENVELOPE_LIMIT

KIB = 1024
MIB = 1024 * KIB
GIB = 1024 * MIB

# Event objects cost this much beside their bytes.
EVENT_OVERHEAD = 450
# 2**23 bytes, what every zstd reader must be able to hold (RFC 8878, section 3.1.1.1.2).
WINDOW_LIMIT = 8 * MIB
# A block of 4 bytes can unfold to 128 KiB: this much at once unfolds to 16 MiB at worst.
ZSTD_SLICE = 512


class Limits(msgspec.Struct, frozen=True):
    """Sizes in bytes, a name's in characters.

    What must be refused comes first, what only decides where things lie last.
    """

    file: int = 8 * GIB
    age_header: int = 256 * KIB
    manifest: int = ENVELOPE_LIMIT
    scans: int = 20_000
    scan: int = 16 * MIB
    segments: int = 20_000
    events: int = 20_000_000
    event_bytes: int = 16 * GIB
    authority_segment: int = 24 * MIB
    served: int = 400_000
    names: int = 2_000
    name: int = 200

    plain_in_memory: int = 16 * MIB
    events_in_memory: int = 16 * MIB

    def hold(self, what: str, amount: int) -> None:
        """Let `amount` pass if the limit called `what` allows it.

        Raises:
            Untrusted: "bundle.over_limit".
        """
        limit: int = getattr(self, what)
        if amount > limit:
            raise Untrusted("bundle.over_limit", what=what, amount=amount, limit=limit)


LIMITS = Limits()
