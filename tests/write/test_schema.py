"""Schemas as files."""

import json

from generators.write.schema import schema_outputs

TITLES = {"policy": "政策", "form": "表单"}


def test_each_schema_is_one_readable_file() -> None:
    policy, form = schema_outputs(TITLES, lambda name: {"title": TITLES[name]})
    assert (policy.path, form.path) == ("schema/policy.schema.json", "schema/form.schema.json")
    assert json.loads(policy.make()) == {"title": "政策"}
    assert "表单" in form.make().decode()
    assert policy.make() == policy.make()
