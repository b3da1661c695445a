"""The JSON Schemas of the content as files, for editors."""

from collections.abc import Mapping
from functools import partial
from typing import Any

from generators.write.files import json_bytes
from generators.write.output import Output


def schema_outputs(schemas: Mapping[str, Mapping[str, Any]]) -> list[Output]:
    """Return one file for each schema: schema/policy.schema.json and so on."""
    return [
        Output(path=f"schema/{name}.schema.json", view=schema, make=partial(json_bytes, schema))
        for name, schema in schemas.items()
    ]
