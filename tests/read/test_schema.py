"""The schemas editors use: in Chinese, complete, and of one mind with the reader."""

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from generators.commands import ROOT
from generators.model import enterprise, form, policy, registry
from generators.model.amendment import AmendedDuty, Amendment
from generators.model.help import FIELD_HELP, field_help
from generators.model.suspect import Confirmation
from generators.model.update import Update, UpdateLine
from generators.model.words import RECORD_TITLES, YAML_WORDS, yaml_word
from generators.read.library import REGISTRIES
from generators.read.schema import SCHEMAS, read_schema
from generators.read.yaml_file import read_yaml

EXAMPLES = Path(__file__).parent.parent / "examples"
FOLDERS = {"policies": "policy", "forms": "form", "enterprises": "enterprise"}
RECORDS = [
    record
    for module in (policy, form, enterprise, registry)
    for record in vars(module).values()
    if isinstance(record, type) and is_dataclass(record) and record.__module__ == module.__name__
]
RECORDS += [Amendment, AmendedDuty, Confirmation, Update, UpdateLine]


def all_schemas() -> dict[str, dict[str, Any]]:
    return {name: read_schema(name) for name in SCHEMAS}


@pytest.fixture(scope="module")
def validators() -> dict[str, Draft202012Validator]:
    schemas = all_schemas()
    for schema in schemas.values():
        Draft202012Validator.check_schema(schema)
    return {name: Draft202012Validator(schema) for name, schema in schemas.items()}


def content_files(content: Path) -> Iterator[tuple[str, Path]]:
    """Go through the content files with the name of the schema of each."""
    for path in sorted(content.rglob("*.yaml")):
        folder = path.relative_to(content).parent.as_posix()
        if folder in FOLDERS or path.stem in REGISTRIES:
            yield FOLDERS.get(folder, path.stem), path


@pytest.mark.parametrize("content", [EXAMPLES / "small/content", ROOT / "content"], ids=["small", "ours"])
def test_content_fits_its_schema(content: Path, validators: dict[str, Draft202012Validator]) -> None:
    files = list(content_files(content))
    assert len(files) >= 9
    for name, path in files:
        raw, _ = read_yaml(path, path.name)
        assert [f"{path.name} {error.json_path}: {error.message}" for error in validators[name].iter_errors(raw)] == []


MISFITS = [
    "key-without-value",
    "list-where-text",
    "missing-key",
    "not-a-whole-number",
    "not-yes-or-no",
    "text-where-list",
    "text-where-record",
    "unknown-key",
    "unknown-key-in-a-column",
    "waiver-without-reason",
    "wrong-choice",
]


@pytest.mark.parametrize("case", MISFITS)
def test_what_the_reader_refuses_for_its_shape_the_schema_refuses_too(
    case: str, validators: dict[str, Draft202012Validator]
) -> None:
    ((name, path),) = content_files(EXAMPLES / "broken" / case / "content")
    raw, _ = read_yaml(path, path.name)
    assert not validators[name].is_valid(raw)


@pytest.mark.parametrize("raw", [{"行": 3}, {"行": "3"}, {"标题": 2024}, {"适用": {"从业人数": {"不少于": 50}}}])
def test_numbers_may_be_written_as_editors_read_them(
    raw: dict[str, Any], validators: dict[str, Draft202012Validator]
) -> None:
    duty = {"编号": "a.1", "事项": "做", **({"适用": raw["适用"]} if "适用" in raw else {})}
    clause = {"条款": "一", "职责": [duty], **{key: value for key, value in raw.items() if key != "适用"}}
    whole = {"编号": "a", "标题": "甲", "发布机关": "乙", "地区": 990000, "来源文件": "a.txt", "条款": [clause]}
    assert list(validators["policy"].iter_errors(whole)) == []


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.__name__)
def test_every_attribute_has_a_key_and_one_sentence_of_help(record: type) -> None:
    assert record.__name__ in RECORD_TITLES
    for attribute in fields(record):
        if attribute.name != "place":
            assert attribute.name in YAML_WORDS
            assert field_help(record.__name__, attribute.name).endswith("。")


@pytest.mark.parametrize("record", RECORDS, ids=lambda record: record.__name__)
def test_no_key_serves_two_attributes_of_a_record(record: type) -> None:
    keys = [yaml_word(attribute.name) for attribute in fields(record)]
    assert len(keys) == len(set(keys))


def test_no_key_is_of_an_attribute_that_is_not_there() -> None:
    assert set(YAML_WORDS) == {attribute.name for record in RECORDS for attribute in fields(record)} - {"place"}


def test_no_help_is_of_an_attribute_that_is_not_there() -> None:
    known = {attribute.name for record in RECORDS for attribute in fields(record)}
    known |= {f"{record.__name__}.{attribute.name}" for record in RECORDS for attribute in fields(record)}
    assert set(FIELD_HELP) <= known


def test_everything_an_editor_shows_is_chinese() -> None:
    shown = [text for schema in all_schemas().values() for text in texts_of(schema)]
    assert len(shown) > 150
    assert [text for text in shown if not re.search(r"[\u4e00-\u9fff]", text)] == []


def texts_of(schema: Any) -> Iterator[str]:
    """Go through every title, description and name of a definition."""
    if isinstance(schema, list):
        for item in schema:
            yield from texts_of(item)
    elif isinstance(schema, dict):
        yield from (schema[key] for key in ("title", "description") if isinstance(schema.get(key), str))
        yield from schema.get("$defs", {})
        for value in schema.values():
            yield from texts_of(value)


def test_the_place_is_ours_alone() -> None:
    assert '"place"' not in str(all_schemas()).replace("'", '"')


def test_every_content_file_names_its_schema_on_its_first_line() -> None:
    for name, path in content_files(ROOT / "content"):
        up = "../" * len(path.relative_to(ROOT / "content").parts)
        first = path.read_text(encoding="utf-8").split("\n", 1)[0]
        assert first == f"# yaml-language-server: $schema={up}build/schema/{name}.schema.json", path
