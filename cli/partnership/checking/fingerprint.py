"""A finding's lasting name: the same from run to run, however its lines move."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from partnership.words.finding import Finding

_LENGTH = 12


def fingerprint(finding: Finding) -> str:
    """Return twelve hexadecimal digits made from a finding's rule, path, place and message.

    Lines do not count, and nor do places in a list, so that a line or an item put in above changes
    nothing. Findings that differ only by their place in a list share one.
    """
    place = ("[]" if isinstance(part, int) else part for part in finding.fault.at)
    return _digest((finding.rule, finding.path, "\x1f".join(place), finding.fault.message))


def fingerprints(findings: Iterable[Finding]) -> list[str]:
    """Return a fingerprint for each finding, in the order given, no two alike.

    The first of those that share a fingerprint keeps it; the second, third and so on have their own.
    """
    seen: Counter[str] = Counter()
    found = []
    for finding in findings:
        shared = fingerprint(finding)
        seen[shared] += 1
        found.append(shared if seen[shared] == 1 else _digest((shared, str(seen[shared]))))
    return found


def _digest(parts: Iterable[str]) -> str:
    from hashlib import sha256  # noqa: PLC0415 - loads OpenSSL, and few formats need it

    return sha256("\0".join(parts).encode(errors="surrogatepass")).hexdigest()[:_LENGTH]
