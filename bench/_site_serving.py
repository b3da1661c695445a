"""How long an edit takes from the file to the page that `serve` shows."""

import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

from bench._site_build import surroundings

SERVE = [sys.executable, "-P", "-m", "generators", "serve", "--port", "0", "--as-of", "2026-01-01"]
PATIENCE = 60.0
"""Seconds after which an edit is taken for lost."""


def edited_to_served(folder: Path, turns: int) -> list[float]:
    """Serve a copy and edit each of its policies in turn; the seconds until the policy's page shows the edit."""
    policies = sorted((folder / "content" / "policies").glob("*.yaml"), key=lambda file: -file.stat().st_size)
    with serving(folder) as address:
        return [time_edit(policies[turn % len(policies)], address, f"改{turn}号") for turn in range(turns)]


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """Run `serve` in a copy; gives its address once it answers."""
    process = subprocess.Popen(SERVE, cwd=folder, env=surroundings(folder), stdout=subprocess.PIPE, text=True)
    try:
        words = next(line for line in process.stdout or () if "http://" in line)
        yield next(word for word in words.replace("；", " ").split() if word.startswith("http://"))
    finally:
        process.kill()
        process.communicate()


def time_edit(policy: Path, address: str, mark: str) -> float:
    """Write a mark into the summary of a policy and ask for its page until it shows it."""
    page = f"{address.rstrip('/')}/policies/{policy.stem}.html"
    load(page)
    lines = policy.read_text("utf-8").splitlines(keepends=True)
    at = next(number for number, line in enumerate(lines) if line.startswith("摘要: "))
    lines[at] = f"{lines[at].rstrip()}{mark}。\n"
    started = time.perf_counter()
    policy.write_text("".join(lines), "utf-8")
    while mark not in load(page):
        if time.perf_counter() - started > PATIENCE:
            raise TimeoutError(page)
        time.sleep(0.01)
    return time.perf_counter() - started


def load(page: str) -> str:
    """Ask for a page; while there is none yet, an empty one."""
    try:
        with urlopen(page, timeout=PATIENCE) as answer:  # noqa: S310 - an address of this machine
            return str(answer.read().decode())
    except HTTPError:
        return ""
