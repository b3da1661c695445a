"""The JSON Schemas of the content as files, for editors."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from generators.write.files import json_bytes
from generators.write.output import ROOT, Output, hash_files

PROGRAM = ("generators/model", "generators/read", "requirements.lock")
"""All that a schema is made from: the model, what reads it, and pydantic."""


def schema_outputs(names: Iterable[str], describe: Callable[[str], Mapping[str, Any]]) -> list[Output]:
    """Return one file for each schema: schema/policy.schema.json and so on; each is described when it is made."""
    means = {"程序": hash_files(*(ROOT / path for path in PROGRAM))}

    def make_one(name: str) -> Output:
        path = f"schema/{name}.schema.json"
        return Output(path=path, view=name, means=means, make=lambda: json_bytes(describe(name)))

    return [make_one(name) for name in names]
