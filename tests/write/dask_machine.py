"""Loaded by the workers of a test before they begin: an edit made meanwhile is not to look like another version."""

from generators.write import shard_crew_dask

MACHINE = "the test's"


def hash_machine() -> str:
    """Hash nothing."""
    return MACHINE


setattr(shard_crew_dask, "hash_machine", hash_machine)  # noqa: B010 - its type is that of a cache
