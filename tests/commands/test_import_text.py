"""The command `import`: a draft, the text kept beside it, nothing overwritten."""

import json
from pathlib import Path

import pytest
import yaml

from generators.__main__ import main
from generators.read.official_text import read_official_text
from tests.read.numbered_texts import CHAPTERED, number_tree, print_lines


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "新办法.txt"
    path.write_text("\n".join(print_lines(CHAPTERED)), "utf-8")
    return path


def test_a_draft_is_written_with_every_place_and_the_text_is_kept(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["import", str(file), "--as", "hw-2024", "--out", str(file.parent)]) == 0
    draft = file.parent / "drafts" / "hw-2024.yaml"
    plain = yaml.safe_load(draft.read_text("utf-8"))
    assert plain["编号"] == "hw-2024"
    official, problems = read_official_text(file.parent / "sources" / plain["来源文件"])
    assert not problems
    assert official is not None
    assert [(one["条款"], one["校验"]) for one in plain["条款"]] == [
        (place.path, place.hash) for place in official.places
    ]
    assert '# 提议　频次: "每周至少检查一次"' in draft.read_text("utf-8")
    assert "都只是提议" in capsys.readouterr().out


def test_nothing_that_exists_is_overwritten(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    command = ["import", str(file), "--as", "hw-2024", "--out", str(file.parent)]
    assert main(command) == 0
    draft = file.parent / "drafts" / "hw-2024.yaml"
    draft.write_text("人写的", "utf-8")
    capsys.readouterr()
    assert main(command) == 1
    assert "已存在" in capsys.readouterr().err
    assert draft.read_text("utf-8") == "人写的"
    assert main(["import", str(file), "--as", "gd-2023", "--out", str(file.parent)]) == 1
    assert "已经编入" in capsys.readouterr().err
    assert not (file.parent / "drafts" / "gd-2023.yaml").exists()


def test_another_text_under_the_same_name_is_not_lost(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    kept = file.parent / "sources" / "hw-2024.txt"
    kept.parent.mkdir()
    kept.write_text("别的原文", "utf-8")
    assert main(["import", str(file), "--as", "hw-2024", "--out", str(file.parent)]) == 1
    assert kept.read_text("utf-8") == "别的原文"
    assert not (file.parent / "drafts").exists()
    assert "内容不同" in capsys.readouterr().err


def test_json_holds_the_whole_result_and_writes_nothing(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["import", str(file), "--json", "--out", str(file.parent)]) == 0
    plain = json.loads(capsys.readouterr().out)
    assert [one["path"] for one in plain["clauses"]] == [one.path for one in number_tree(CHAPTERED)]
    assert set(plain) >= {"metadata", "deadlines", "frequencies", "thresholds", "citations", "roles", "tables"}
    assert set(plain["deadlines"][0]) == {"text", "resolved", "clause"}
    assert set(plain["frequencies"][0]) == {"text", "unit", "interval", "at_least", "clause"}
    assert not (file.parent / "drafts").exists()


@pytest.mark.parametrize("name", ["", "A b", "../x", "汉字"])
def test_an_id_that_is_none_is_a_wrong_command_line(file: Path, name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["import", str(file), "--as", name, "--out", str(file.parent)]) == 2
    assert ("不能作政策编号" if name else "得不出政策编号") in capsys.readouterr().err


def test_a_file_that_is_not_there_is_a_wrong_command_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name, says in (("没有.docx", "不存在"), (".", "是文件夹")):
        assert main(["import", str(tmp_path / name), "--as", "hw-2024", "--out", str(tmp_path)]) == 2
        assert says in capsys.readouterr().err
