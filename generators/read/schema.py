"""JSON Schemas of the content, for completion and hover help in editors; built from the model itself.

They describe what people write, which is not always what the model holds: a phrase is a text, a whole number may
be one, 是 and 否 stand for yes and no, the head of a policy may give a plain text where the model has a record.
"""

from dataclasses import fields
from typing import Any, get_args

from pydantic import TypeAdapter
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaMode, JsonSchemaValue
from pydantic_core import core_schema

from generators.model import condition, times
from generators.model.help import field_help
from generators.model.policy import Stated
from generators.model.problem import Place
from generators.model.words import RECORD_TITLES, yaml_word
from generators.read.library import FOLDERS, REGISTRIES
from generators.read.values import WHOLE_NUMBER

DIALECT = "https://json-schema.org/draft/2020-12/schema"

_EXAMPLES: dict[type, tuple[str, ...]] = {
    times.Recurrence: ("每月", "每周至少1次", "每两周至少一次", "每月22日前后", "次月1日前"),
    times.Total: ("2轮", "至少1次"),
    times.Deadline: ("2020年底前", "4月30日前"),
    times.Within: ("24小时内", "处罚决定之日起7个工作日内"),
    times.Span: ("5月至11月底", "2020年4月至2022年12月"),
    times.Threshold: ("50人以上", "40分及以上"),
    times.Quantity: ("半天", "500个", "100%"),
    times.LookBack: ("近两年",),
    times.PartialDate: ("2023年",),
}
"""Phrase types -> phrases that parse as such."""
_PHRASES = set(get_args(times.Phrase))
_CONDITIONS = set(get_args(condition.Condition))
_TEXT = {"type": ["string", "number"], "minLength": 1}
"""Editors take 800 for a number where we read the text; a key without content is no text."""
_WHOLE = {"anyOf": [{"type": "integer", "minimum": 0}, {"type": "string", "pattern": f"^(?:{WHOLE_NUMBER.pattern})$"}]}
_YES_NO = {"enum": ["是", "否"]}


class _ContentSchema(GenerateJsonSchema):
    """Writes the schema of what people write, where pydantic would write that of what the model holds."""

    def dataclass_schema(self, schema: core_schema.DataclassSchema) -> JsonSchemaValue:
        """Describe a phrase as a text, a condition as free, a record by its Chinese keys."""
        record = schema["cls"]
        title = RECORD_TITLES.get(record.__name__, record.__name__)
        if record in _PHRASES:
            return {**_TEXT, "title": title, "examples": list(_EXAMPLES.get(record, ()))}
        if record in _CONDITIONS:
            return {"type": "object", "title": title, "minProperties": 1, "examples": [{"从业人数": {"不少于": 50}}]}
        if record is Place:
            return {}
        described = super().dataclass_schema(schema)
        properties = described["properties"]
        properties.pop("place", None)
        for attribute in fields(record):
            if attribute.name != "place":
                word = yaml_word(attribute.name)
                properties[word] = _describe(properties[word], record.__name__, attribute.name)
        if "required" in described:
            described["required"] = [key for key in described["required"] if key != "place"]
        described.pop("description", None)
        described |= {"title": title, "additionalProperties": False}
        return _or_text(described) if record is Stated else described

    def str_schema(self, schema: core_schema.StringSchema) -> JsonSchemaValue:
        """Describe a text; an empty one is a key without content."""
        del schema
        return dict(_TEXT)

    def int_schema(self, schema: core_schema.IntSchema) -> JsonSchemaValue:
        """Describe a whole number, as a number or as its digits."""
        del schema
        return dict(_WHOLE)

    def bool_schema(self, schema: core_schema.BoolSchema) -> JsonSchemaValue:
        """Describe yes or no as people write it."""
        del schema
        return dict(_YES_NO)

    def nullable_schema(self, schema: core_schema.NullableSchema) -> JsonSchemaValue:
        """Describe what may be left out: a key is left out, never written as null."""
        return self.generate_inner(schema["schema"])

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        """Leave defaults out: they are values of the model, not words of the YAML."""
        return self.generate_inner(schema["schema"])

    def get_title_from_name(self, name: str) -> str:
        """Title a property by its own key."""
        return name


_KINDS = {"policies": "policy", "forms": "form", "enterprises": "enterprise", "updates": "update"}
SCHEMAS: dict[str, Any] = {
    **{_KINDS[folder]: record for folder, (_, record) in FOLDERS.items()},
    **{name: tuple[record, ...] for name, (_, record) in REGISTRIES.items()},  # type: ignore[valid-type]
}
"""Name of every kind of content file, policy, form, enterprise, roles, regions and so on -> what it holds."""


def read_schema(name: str) -> dict[str, Any]:
    """Return the schema of a kind of content file."""
    mode: JsonSchemaMode = "validation"
    schema = TypeAdapter(SCHEMAS[name]).json_schema(by_alias=True, schema_generator=_ContentSchema, mode=mode)
    return {"$schema": DIALECT, **_name_in_chinese(schema)}


def _describe(schema: JsonSchemaValue, record: str, attribute: str) -> JsonSchemaValue:
    """Give a property its hover help; the title stays the key."""
    return {**schema, "title": yaml_word(attribute), "description": field_help(record, attribute)}


def _or_text(described: JsonSchemaValue) -> JsonSchemaValue:
    return {"anyOf": [dict(_TEXT), described], "title": described["title"]}


def _name_in_chinese(schema: Any) -> Any:  # noqa: ANN401 - any JSON tree
    """Rename the definitions and what refers to them: editors show these names too."""
    if isinstance(schema, list):
        return [_name_in_chinese(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    renamed = {key: _name_in_chinese(value) for key, value in schema.items()}
    if isinstance(renamed.get("$ref"), str):
        prefix, _, name = renamed["$ref"].rpartition("/")
        renamed["$ref"] = f"{prefix}/{RECORD_TITLES.get(name, name)}"
    if isinstance(renamed.get("$defs"), dict):
        renamed["$defs"] = {RECORD_TITLES.get(name, name): value for name, value in renamed["$defs"].items()}
    if "enum" in renamed and renamed.get("title") in RECORD_TITLES:
        # pydantic puts the English name and docstring of an enum over what enum_schema returns
        renamed = {"enum": renamed["enum"], "title": RECORD_TITLES[renamed["title"]]}
    return renamed
