"""How long a shard may take before its worker counts as hung: far longer than any that was finished."""

from dataclasses import dataclass


@dataclass(kw_only=True)
class Patience:
    """A limit for work that never ends; seconds. It learns from what is finished, so that a slow machine has longer."""

    least: float = 600.0
    """No worker is ended before that."""
    each: float = 15.0
    """For an enterprise, while nothing is finished."""
    factor: float = 20.0
    """How many times the slowest so far."""
    slowest: float = 0.0
    """Seconds for an enterprise in the slowest shard so far."""

    def learn(self, seconds: float, enterprises: int) -> None:
        """Take note of a shard that is finished."""
        self.slowest = max(self.slowest, seconds / max(enterprises, 1))

    def limit(self, enterprises: int) -> float:
        """Return how long so many enterprises may take together."""
        return max(self.least, (self.factor * self.slowest or self.each) * enterprises)
