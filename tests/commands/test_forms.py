"""The commands `forms` and `form`: a file for each sender of a roster, each copy by itself."""

import json
import re
from pathlib import Path
from zipfile import ZipFile

import pytest
from click.testing import CliRunner, Result

from generators.commands import form, forms
from generators.write.manifest import Manifest, read_manifest, write_manifest
from tests.damage.filling import filled
from tests.examples.inbox import building

FIVE = ("--form", "ax-2023-5")


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Let the commands write into an empty folder."""
    monkeypatch.setattr(forms, "ROOT", tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def roster(folder: Path, *lines: str) -> str:
    path = folder / "名单.yaml"
    path.write_text("".join(f"- {line}\n" for line in lines), encoding="utf-8")
    return str(path)


def keep_ledger(folder: Path, senders: dict[str, dict[str, str]]) -> None:
    """Leave what `collect` leaves of a month."""
    folder.mkdir(parents=True)
    (folder / "returns.json").write_text(json.dumps({"senders": senders}), encoding="utf-8")


def run(*arguments: str) -> Result:
    return CliRunner().invoke(forms.command, arguments, standalone_mode=False)


def test_blanks_are_kept_in_the_manifest_beside_what_build_made(root: Path) -> None:
    other: dict[str, dict[str, object]] = {"handbook/index.md": {"ingredients": {}, "content": "0"}}
    write_manifest(root / "build", Manifest(inputs="1", outputs=dict(other)))
    first = run()
    assert first.return_value == 0
    files = sorted(path.relative_to(root / "build").as_posix() for path in (root / "build/forms").rglob("*.docx"))
    kept = read_manifest(root / "build")
    assert sorted(kept.outputs) == sorted([*files, *other])
    assert kept.inputs == "1"
    assert f"{len(files)} 个文件，写出 {len(files)} 个" in first.output
    (root / "build" / files[0]).unlink()
    assert "写出 1 个" in run().output


def test_every_sender_gets_a_file_with_its_name_and_number(root: Path) -> None:
    senders = roster(root, "{编号: ax-01, 名称: 示例甲/..公司}", "{编号: ax-02, 名称: 示例乙公司}")
    result = run("--roster", senders, "--period", "2023-04", "--form", "ax-2023-5")
    assert result.return_value == 0
    assert "共 2 家单位，2 个文件，写出 2 个" in result.output
    folder = root / "build/outgoing/2023-04/ax-2023-5"
    assert sorted(path.name for path in folder.iterdir()) == [
        "ax-01-示例甲公司-附件5.docx",
        "ax-02-示例乙公司-附件5.docx",
    ]
    with ZipFile(folder / "ax-01-示例甲公司-附件5.docx") as archive:
        header = archive.read("word/header1.xml").decode()
        assert "2023年4月　示例甲/..公司　编号 ax-01" in header
        assert 'sender="示例甲/..公司" period="2023-04"' in archive.read("customXml/form.xml").decode()
    assert "写出 0 个" in run("--roster", senders, "--period", "2023-04", "--form", "ax-2023-5").output


def test_what_seldom_changes_is_carried_over_from_the_ledger_of_last_month(root: Path) -> None:
    texts = {"head.author": "示例丙", "head.date": "2023-04-01", "a.unit_type": "县局", "a.total": "38"}
    keep_ledger(root / "build/ledger/ax-2023-5/2023-03", {"示例甲 公司": texts})
    senders = roster(root, "{编号: a, 名称: 示例甲公司}", "{编号: b, 名称: 示例乙公司}")
    assert run("--roster", senders, "--period", "2023-04", "--form", "ax-2023-5").return_value == 0
    folder = root / "build/outgoing/2023-04/ax-2023-5"
    own, other = document(folder / "a-示例甲公司-附件5.docx"), document(folder / "b-示例乙公司-附件5.docx")
    assert "示例丙" in own
    assert "县局" in own
    assert ">38<" not in own, "figures are not carried over"
    assert "示例丙" not in other


@pytest.mark.parametrize("given", ["", "build", "build/ledger", "build/ledger/ax-2023-5/2023-03"])
def test_last_month_may_be_kept_elsewhere(given: str, root: Path) -> None:
    keep_ledger(root / "上月" / "build/ledger/ax-2023-5/2023-03", {"示例甲公司": {"head.author": "示例丙"}})
    where = ["--last", str(root / "上月" / given)]
    result = run("--roster", roster(root, "{编号: a, 名称: 示例甲公司}"), "--period", "2023-04", *FIVE, *where)
    assert result.return_value == 0
    assert "里2023年3月 ax-2023-5 的回表：1 家单位。" in result.output
    assert "示例丙" in document(root / "build/outgoing/2023-04/ax-2023-5/a-示例甲公司-附件5.docx")


def test_an_inbox_of_last_month_will_do_too_but_for_what_cannot_be_put_in_order(root: Path) -> None:
    for file, town, period, phone in (
        ("一.docx", 1, "2023-03", "111"),
        ("一四月.docx", 1, "2023-04", "444"),
        ("二.docx", 2, "2023-03", "222"),
        ("二又.docx", 2, "2023-03", "223"),
        ("冒名.docx", 3, "2023-03", "333"),
    ):
        sent = building.Sent(file=file, town=town, typed=building.TOWNS[0] if file == "冒名.docx" else "")
        made = building.make_return("ax-2023-6", period, sent)
        building.write(root / "三月" / file, filled(made, {"ax-2023-6.head.phone": phone}))
    lines = [f"{{编号: {number}, 名称: {building.TOWNS[number - 1]}}}" for number in (1, 2, 3)]
    form_and_last = ["--form", "ax-2023-6", "--last", str(root / "三月")]
    result = run("--roster", roster(root, *lines), "--period", "2023-04", *form_and_last)
    assert result.return_value == 0
    assert "三月 里2023年3月 ax-2023-6 的回表：1 家单位。" in result.output
    folder = root / "build/outgoing/2023-04/ax-2023-6"
    carried = {number: document(next(folder.glob(f"{number}-*.docx"))) for number in (1, 2, 3)}
    assert ">111<" in carried[1]
    assert not any(f">{phone}<" in text for text in carried.values() for phone in (222, 223, 333, 444))


@pytest.mark.parametrize("given", [".", "build/ledger/ax-2023-6/2023-03"])
def test_a_folder_without_returns_of_last_month_is_told(given: str, root: Path) -> None:
    keep_ledger(root / "上月/build/ledger/ax-2023-6/2023-03", {"示例甲公司": {"head.author": "示例丙"}})
    where = ["--last", str(root / "上月" / given)]
    result = run("--roster", roster(root, "{编号: a, 名称: 示例甲公司}"), "--period", "2023-04", *FIVE, *where)
    assert result.return_value == 0
    assert "的回表：没有。" in result.output


def test_a_sender_the_roster_gives_no_form_is_named(root: Path) -> None:
    senders = roster(root, "{编号: a, 名称: 示例甲公司, 表单: [ax-2023-5]}", "{编号: b, 名称: 示例乙公司}")
    result = run("--roster", senders, "--period", "2023-04")
    assert result.return_value == 0
    assert "没有做的：示例乙公司。" in result.output
    assert "没有做的" not in run("--roster", senders, "--period", "2023-04", "--form", "ax-2023-5").output


def test_the_roster_may_say_which_forms_and_a_letter_goes_out_once_a_copy(root: Path) -> None:
    result = run("--roster", roster(root, "{编号: a, 名称: 示例甲公司, 表单: [ax-2023-1]}"), "--period", "2023-04")
    assert result.return_value == 0
    files = sorted(path.name for path in (root / "build/outgoing/2023-04/ax-2023-1").iterdir())
    assert [re.sub(r".*(第\d份).*", r"\1", name) for name in files] == ["第1份", "第2份", "第3份", "第4份"]


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("{编号: a, 名称: 示例甲公司}", "不知道发哪张表单"),
        ("{编号: a, 名称: 示例甲公司, 表单: [ax-2023-44]}", "名单.yaml:1:26: 没有编号为「ax-2023-44」的表单"),
    ],
)
def test_nothing_is_written_where_the_roster_names_no_form_of_ours(line: str, says: str, root: Path) -> None:
    result = run("--roster", roster(root, line), "--period", "2023-04")
    assert result.return_value == 1
    assert says in result.output
    assert not (root / "build").exists()


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--period", "2023-13"], "「2023-13」不是月份"),
        (["--period", "2023-04"], "要同 --roster 一起用"),
        (["--last", "."], "要同 --roster 一起用"),
        (["--roster", "名单.yaml", "--period", "2023-04", "--last", "没有"], "'没有' 不存在"),
        (["--roster", "名单.yaml"], "要写明月份"),
        (["--roster", "名单.yaml", "--period", "2023-04", "--form", "ax-2023-44"], "是不是「ax-2023-4」？"),
    ],
)
def test_a_wrong_command_line_is_explained(arguments: list[str], says: str, root: Path) -> None:
    result = CliRunner().invoke(forms.command, arguments)
    assert result.exit_code == 2
    assert says in result.output
    assert not (root / "build").exists()


def test_form_writes_each_copy_for_an_enterprise_and_a_month(root: Path) -> None:
    arguments = ["ax-2023-1", "--enterprise", "ax-fjsz", "--period", "2023-04"]
    result = CliRunner().invoke(form.command, arguments, standalone_mode=False)
    assert result.return_value == 0
    assert len(list(root.glob("*.docx"))) == 4
    again = CliRunner().invoke(form.command, arguments, standalone_mode=False)
    assert again.return_value == 1
    assert "已存在" in again.output


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["ax-2023-44"], "是不是「ax-2023-4」？"),
        (["ax-2023-1", "--enterprise", "ax-fjs"], "是不是「ax-fjsz」？"),
        (["ax-2023-1", "--period", "2023年4月"], "「2023年4月」不是月份"),
        (["ax-2023-1", "--copy", "5"], "一共 4 份"),
    ],
)
def test_a_form_an_enterprise_a_month_or_a_copy_nobody_knows_is_a_wrong_command_line(
    arguments: list[str], says: str, root: Path
) -> None:
    result = CliRunner().invoke(form.command, arguments)
    assert result.exit_code == 2
    assert says in result.output
    assert not list(root.glob("*.docx"))


def test_form_carries_over_what_seldom_changes(root: Path) -> None:
    made = CliRunner().invoke(form.command, ["ax-2023-5", "--out", "三月.docx", "--unprotected"], standalone_mode=False)
    assert made.return_value == 0
    filled = fill(root / "三月.docx", {"head.author": "示例甲", "a.unit_type": "县局", "a.total": "38"})
    arguments = ["ax-2023-5", "--period", "2023-04", "--last", str(filled), "--out", "四月.docx"]
    assert CliRunner().invoke(form.command, arguments, standalone_mode=False).return_value == 0
    body = document(root / "四月.docx")
    assert "示例甲" in body
    assert "县局" in body
    assert ">38<" not in body, "figures are not carried over"


def test_another_form_is_no_return_of_last_month(root: Path) -> None:
    CliRunner().invoke(form.command, ["ax-2023-4", "--out", "别的.docx"], standalone_mode=False)
    arguments = ["ax-2023-5", "--last", "别的.docx", "--out", "四月.docx"]
    result = CliRunner().invoke(form.command, arguments, standalone_mode=False)
    assert result.return_value == 1
    assert "要的是 ax-2023-5" in result.output
    assert not (root / "四月.docx").exists()


def document(path: Path) -> str:
    with ZipFile(path) as archive:
        return archive.read("word/document.xml").decode()


def fill(path: Path, values: dict[str, str]) -> Path:
    """Type values into the fields of an unprotected form."""
    with ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    body = parts["word/document.xml"].decode()
    for tag, value in values.items():
        field = re.compile(rf'(<w:tag w:val="[\w-]+\.{re.escape(tag)}"/>.*?<w:t [^>]*>)[^<]*(</w:t>)')
        body, count = field.subn(rf"\g<1>{value}\g<2>", body, count=1)
        assert count == 1
    with ZipFile(path, "w") as archive:
        for name, content in {**parts, "word/document.xml": body.encode()}.items():
            archive.writestr(name, content)
    return path
