"""Plain data kept as bytes, small and quick to carry: what this program packed itself, and nothing else."""

from __future__ import annotations

import marshal
import zlib
from typing import Any

_PICKLED = b"\x80"
"""What pickled bytes begin with, and marshalled ones never do."""
_FASTEST = 1


def packed(data: Any) -> bytes:
    """Return plain data as bytes, compressed: marshalled, which is the faster, or pickled where it holds numbers exactly as typed."""
    try:
        raw = marshal.dumps(data)
    except ValueError:  # a Decimal, of which marshal knows nothing
        import pickle  # noqa: PLC0415 - few records have such a number

        raw = pickle.dumps(data, pickle.HIGHEST_PROTOCOL)
    return zlib.compress(raw, _FASTEST)


def unpacked(kept: bytes) -> Any:
    """Return what was packed. Never for bytes from elsewhere: to unpickle is to run what stands in them."""
    raw = zlib.decompress(kept)
    if raw.startswith(_PICKLED):
        import pickle  # noqa: PLC0415 - few records have such a number

        return pickle.loads(raw)  # noqa: S301 - bytes this program made itself
    return marshal.loads(raw)  # noqa: S302 - bytes this program made itself
