"""The command `export checklist`: an enterprise by id or by a file anywhere, and nothing else where it is not asked."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generators.commands.export import command

PROFILE = Path(__file__).resolve().parents[2] / "content/enterprises/sz-gws.yaml"


def run(*arguments: str) -> Result:
    return CliRunner().invoke(command, arguments)


def test_a_profile_file_anywhere_gives_what_its_id_gives(tmp_path: Path) -> None:
    copy = tmp_path / "别处" / "sz-gws.yaml"
    copy.parent.mkdir()
    copy.write_bytes(PROFILE.read_bytes())
    by_id, by_path = run("checklist", "sz-gws", "--year", "2023"), run("checklist", str(copy), "--year", "2023")
    assert by_id.exit_code == by_path.exit_code == 0
    assert json.loads(by_id.stdout) == json.loads(by_path.stdout)
    assert all(record["dates"] for record in json.loads(by_id.stdout) if record["id"] == "gws-2020.1.4.h")


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["checklist"], "要写明企业"),
        (["checklist", "meiyou"], "没有编号为「meiyou」的企业"),
        (["duties", "sz-gws"], "只用于 checklist"),
        (["duties", "--year", "2023"], "只用于 checklist"),
    ],
)
def test_what_does_not_fit_is_a_wrong_command_line(arguments: list[str], says: str) -> None:
    found = run(*arguments)
    assert found.exit_code == 2
    assert says in found.stderr
