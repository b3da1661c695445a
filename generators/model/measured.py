"""What was measured of making lists, from which larger numbers are reckoned."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Measured:
    """One run over many enterprises."""

    day: str
    """ISO date of the run."""
    machine: str
    method: str
    enterprises: int
    core_seconds: float
    """Seconds of processors for all of them together."""
    packed: int
    """Bytes one enterprise takes in the zip of its shard."""
    files: Mapping[str, int]
    """Format -> bytes of the file of one enterprise, unpacked."""

    @property
    def rate(self) -> float:
        """Give the enterprises a core makes in a second."""
        return self.enterprises / self.core_seconds
