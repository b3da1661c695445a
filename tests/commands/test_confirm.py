"""`confirm` writes who confirmed what and nothing else; `check` lists what is suspect; a build marks it and goes on."""

import shutil
import zipfile
from datetime import date
from functools import partial
from io import BytesIO
from pathlib import Path

import pytest

from generators.__main__ import main
from generators.commands import check, confirm
from generators.commands.build import BuildOrder
from generators.commands.making import list_files, list_pages, read_all
from generators.model.library import Library
from generators.read.library import read_library

SMALL = Path(__file__).parent.parent / "examples" / "small" / "content"
UPDATE = SMALL.parents[1] / "update"
FILE = "confirmations.yaml"


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the commands a copy of the small example."""
    folder = tmp_path / "content"
    shutil.copytree(SMALL, folder)
    monkeypatch.setattr(confirm, "ROOT", tmp_path)
    monkeypatch.setattr(check, "check_content", partial(check.check_content, folder))
    return folder


def confirm_all() -> None:
    assert main(["confirm", "--all", "--by", "编写组", "--on", "2024-03-01"]) == 0


def read(content: Path) -> Library:
    library, problems = read_library(content)
    assert problems == []
    return library


def alter(content: Path, old: str, new: str) -> None:
    """Alter the encoding of a policy."""
    (path,) = (one for one in (content / "policies").glob("*.yaml") if old in one.read_text("utf-8"))
    path.write_text(path.read_text("utf-8").replace(old, new, 1), "utf-8")


def test_all_is_confirmed_and_check_is_clean(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    confirm_all()
    assert capsys.readouterr().out.splitlines()[-1] == "共确认 3 项，记在 confirmations.yaml。"
    assert [one.target for one in read(content).confirmations] == ["表单 jia-2024-1", "表单 jia-2024-2", "清单 shili"]
    assert main(["check", "--content"]) == 0
    assert capsys.readouterr().out == "内容：通过\n"


def test_a_changed_clause_is_listed_apart_until_it_is_confirmed(
    content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    confirm_all()
    alter(content, "频次: 每月5日前", "频次: 每月8日前")
    capsys.readouterr()
    assert main(["check", "--content"]) == 1
    said = capsys.readouterr()
    assert said.out == "内容：通过\n待复核：未通过\n"
    assert "  表单 jia-2024-1（编写组 2024-03-01 确认）\n      《甲市工地安全自查通知》一2：改了职责：" in said.err
    assert "表单 jia-2024-2" not in said.err
    assert main(["confirm", "表单", "jia-2024-1", "清单 shili", "--by", "县站", "--on", "2024-05-01"]) == 0
    assert main(["check", "--content"]) == 0


def test_confirming_all_leaves_what_still_holds_as_it_was(content: Path) -> None:
    confirm_all()
    alter(content, "频次: 每月5日前", "频次: 每月8日前")
    assert main(["confirm", "--all", "--by", "县站", "--on", "2024-05-01"]) == 0
    assert {one.target: (one.confirmed_by, one.confirmed_on) for one in read(content).confirmations} == {
        "表单 jia-2024-1": ("县站", "2024-05-01"),
        "表单 jia-2024-2": ("编写组", "2024-03-01"),
        "清单 shili": ("县站", "2024-05-01"),
    }


def test_nothing_else_is_touched_and_the_head_is_kept(content: Path) -> None:
    before = {path: path.read_bytes() for path in content.rglob("*") if path.is_file()}
    (content / FILE).write_text("# 我们自己的说明\n\n[]\n", "utf-8")
    confirm_all()
    first = (content / FILE).read_text("utf-8")
    assert first.startswith("# 我们自己的说明\n\n- 所确认: 表单 jia-2024-1\n  确认人: 编写组\n  确认日期: 2024-03-01\n")
    confirm_all()
    assert (content / FILE).read_text("utf-8") == first
    after = {path: path.read_bytes() for path in content.rglob("*") if path.is_file() and path.name != FILE}
    assert after == before


def test_what_is_gone_is_told_and_taken_out(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    confirm_all()
    (content / "enterprises" / "shili.yaml").unlink()
    assert main(["check", "--content"]) == 1
    assert "  清单 shili\n      已经没有它了" in capsys.readouterr().err
    confirm_all()
    assert "清单 shili" not in (content / FILE).read_text("utf-8")
    assert main(["check", "--content"]) == 0


def test_where_nothing_is_to_be_confirmed_the_file_stays_as_it_is(
    content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    confirm_all()
    written = (content / FILE).read_text("utf-8").replace("清单 shili", '"清单 shili"')
    (content / FILE).write_text(written, "utf-8")
    confirm_all()
    assert "没有要确认的" in capsys.readouterr().out
    assert (content / FILE).read_text("utf-8") == written


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["表单", "jia-2024-9", "--by", "县站"], "是不是「表单 jia-2024-"),
        (["表单 jia-2024-1"], "--by"),
        (["--by", "县站"], "--all"),
        (["--all", "表单 jia-2024-1", "--by", "县站"], "--all"),
        (["--all", "--by", " "], "写明谁确认的"),
        (["--all", "--by", "县站", "--on", "昨天"], "昨天"),
        (["--all", "--by", "县站", "--on", "2999-01-01"], "还没有到"),
        (["页面", "index", "--by", "县站"], "现在没有一样页面依据条款"),
    ],
)
def test_a_wrong_command_line_writes_nothing(
    arguments: list[str], says: str, content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["confirm", *arguments]) == 2
    assert says in capsys.readouterr().err
    assert not (content / FILE).exists()


def test_content_with_problems_is_not_confirmed(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    alter(content, "责任人: [施工企业]", "责任人: [施工企夜]")
    assert main(["confirm", "--all", "--by", "县站"]) == 1
    assert "没有记下任何确认" in capsys.readouterr().err
    assert not (content / FILE).exists()


@pytest.mark.parametrize(
    ("target", "says"),
    [("表格 jia-2024-1", "认不出是什么"), ("表单", "认不出是什么"), ("清单 shili", "有两条确认记录")],
)
def test_a_confirmation_of_nothing_is_a_problem(
    target: str, says: str, content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    confirm_all()
    path = content / FILE
    record = f"- {{所确认: {target}, 确认人: 县站, 确认日期: 2024-03-01, 所据条款: {{jia-2024 一: abc}}}}\n"
    path.write_text(path.read_text("utf-8") + record, "utf-8")
    capsys.readouterr()
    assert main(["check", "--content"]) == 1
    said = capsys.readouterr()
    assert says in said.err
    assert f"content/{FILE}:" in said.err
    assert said.out == "内容：未通过\n"


def outputs(content: Path) -> dict[str, bytes]:
    """Make the outputs that a confirmation is about."""
    order = BuildOrder(content=content, day=date(2024, 6, 1), with_site=False)
    opened, problems = read_all(order)
    assert opened is not None, problems
    made = (*list_pages(order, opened), *list_files(order, opened))
    wanted = (
        "handbook/forms.md",
        "handbook/enterprises.md",
        "handbook/pages/",
        "forms/",
        "lists/",
        "handbook/policies/",
    )
    return {one.path: one.make() for one in made if one.path.startswith(wanted)}


def marked(made: dict[str, bytes]) -> set[str]:
    """Name the outputs that say they are to be looked at again."""
    texts = {path: _text(path, content) for path, content in made.items()}
    return {path for path, text in texts.items() if "待复核" in text or '"suspects"' in text}


def _text(path: str, content: bytes) -> str:
    if path.endswith((".docx", ".xlsx")):
        with zipfile.ZipFile(BytesIO(content)) as package:
            return "".join(package.read(name).decode() for name in package.namelist() if name.endswith(".xml"))
    return content.decode("utf-8", "replace").replace("\r\n ", "")


def test_every_output_that_rests_on_a_changed_clause_is_written_and_marked(content: Path) -> None:
    (content / "pages").mkdir()
    (content / "pages" / "guide.md").write_text("# 怎么报\n\n见 jia-2024.1.2.a。\n", "utf-8")
    (content / "links.yaml").write_text(
        "- {名称: 查和报, 职责: [jia-2024.1.2.a, jia-2024.1.1.a], 说明: 同一件事}\n", "utf-8"
    )
    alter(content, "责任人: [施工单位]\n        事项: 按月报送", "责任人: [项目经理]\n        事项: 按月报送")
    plain = outputs(content)
    confirm_all()
    assert outputs(content) == plain
    assert marked(plain) == set()
    alter(content, "频次: 每月5日前", "频次: 每月8日前")
    found = marked(outputs(content))
    assert {"handbook/forms.md", "handbook/enterprises.md", "handbook/pages/guide.md"} <= found
    assert "handbook/policies/jia-2024.md" in found
    assert {path for path in found if path.startswith("lists/")} == {
        f"lists/shili/清单.{ending}" for ending in ("docx", "xlsx", "ics", "json")
    }
    assert {path for path in found if path.startswith("forms/")} == {
        path for path in plain if path.startswith("forms/jia-2024-1/")
    }


def test_after_an_update_everything_that_rests_on_it_is_to_be_looked_at(
    content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The worked example of content/README.md: who confirmed the old version learns what to look at in the new one."""
    shutil.rmtree(content)
    shutil.copytree(UPDATE / "before" / "content", content)
    confirm_all()
    shutil.copytree(UPDATE / "after" / "content", content, dirs_exist_ok=True)
    capsys.readouterr()
    assert main(["check", "--content"]) == 1
    said = capsys.readouterr().err
    assert "  表单 qx-2023-1（编写组 2024-03-01 确认）\n" in said
    assert "  清单 qx-sg（编写组 2024-03-01 确认）\n" in said
    assert "一（二）：" in said
    assert main(["confirm", "--all", "--by", "县站", "--on", "2024-07-01"]) == 0
    assert main(["check", "--content"]) == 0
