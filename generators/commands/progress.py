"""How far a long run has come: one line that renews itself on a terminal, a plain line now and then in a log."""

import sys
from time import monotonic

import click

LOG_EVERY = 10.0
"""Seconds between two lines of a log."""


class Progress:
    """Counts enterprises and shards, and says the rate and the time left."""

    def __init__(self, enterprises: int, shards: int) -> None:
        self._total = (enterprises, shards)
        self._done, self._shards = 0, 0
        self._started = self._said = monotonic()
        self._on_terminal = sys.stderr.isatty()

    def begin(self) -> None:
        """Show on a terminal that work has begun: the first shard takes a while."""
        if self._on_terminal:
            click.echo(self.line(0), err=True, nl=False)

    def add(self, enterprises: int) -> None:
        """Count a shard that is written, and say so if it is time to."""
        self._done += enterprises
        self._shards += 1
        now = monotonic()
        if self._on_terminal:
            click.echo(f"\r\x1b[K{self.line(now - self._started)}", err=True, nl=False)
        elif now - self._said >= LOG_EVERY:
            self._said = now
            click.echo(self.line(now - self._started), err=True)

    def line(self, seconds: float) -> str:
        """Say how far it has come after so many seconds."""
        enterprises, shards = self._total
        rate = self._done / seconds if seconds > 0 else 0.0
        left = f"，还要 {say_time((enterprises - self._done) / rate)}" if rate else ""
        return f"{self._shards}/{shards} 包，{self._done}/{enterprises} 家，{rate:.1f} 家/秒{left}"

    def end(self) -> None:
        """Leave the last line standing."""
        if self._on_terminal:
            click.echo(err=True)


def say_time(seconds: float) -> str:
    """Say a stretch of time in the two units that matter: 2小时5分, 3分20秒, 40秒."""
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes_left = divmod(minutes, 60)
    if hours:
        return f"{hours}小时{minutes_left}分"
    return f"{minutes}分{rest}秒" if minutes else f"{rest}秒"
