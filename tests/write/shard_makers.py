"""Makers of lists that break in set ways; in a module of their own, so that workers can load them."""

import errno
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from time import sleep

from generators.model.enterprise import Enterprise
from generators.write.shards import Member, ShardResult


@dataclass(frozen=True, kw_only=True)
class TextMaker:
    """Writes a text for each enterprise; breaks over some and dies over others."""

    breaking: frozenset[str] = frozenset()
    deadly: frozenset[str] = frozenset()
    hanging: frozenset[str] = frozenset()
    seconds: float = 0.0
    disk_fails: bool = False

    def __call__(self, enterprises: Sequence[Enterprise]) -> Iterator[tuple[Member, ...]]:
        for one in enterprises:
            sleep(self.seconds)
            if self.disk_fails:
                self._wrap_failure()
            if one.id in self.breaking:
                raise ValueError("坏数据")
            if one.id in self.deadly:
                os._exit(9)
            if one.id in self.hanging:
                sleep(3600)
            yield ((f"{one.id}/清单.json", one.name.encode()), (f"{one.id}/清单.docx", one.id.encode() * 9))

    def _wrap_failure(self) -> None:
        """Fail as libraries do that wrap what the disk said."""
        raise RuntimeError("cannot create file") from OSError(errno.ENOSPC, "no room for temporary files")


def enterprises(count: int) -> tuple[Enterprise, ...]:
    """Make so many enterprises."""
    return tuple(Enterprise(id=f"e-{n}", name=f"示例{n}公司", year=2023, facts={}) for n in range(1, count + 1))


def claim_written(*_: object) -> ShardResult:
    """Say that a shard is written, and write nothing: as where a folder is not shared."""
    return ShardResult(number=1, written=1)
