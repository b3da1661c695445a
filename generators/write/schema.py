"""The JSON Schemas of the content as files, for editors."""

import json
from collections.abc import Mapping
from functools import partial
from typing import Any

from generators.write.output import Output


def schema_outputs(schemas: Mapping[str, Mapping[str, Any]]) -> list[Output]:
    """Return one file for each schema: schema/policy.schema.json and so on."""
    return [
        Output(path=f"schema/{name}.schema.json", view=schema, make=partial(_write, schema))
        for name, schema in schemas.items()
    ]


def _write(schema: Mapping[str, Any]) -> bytes:
    return (json.dumps(schema, ensure_ascii=False, indent=1) + "\n").encode()
