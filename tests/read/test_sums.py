"""What earlier runs left: read where it is sound, passed over where it is not."""

from pathlib import Path

from generators.model.ledger import Month
from generators.read.sums import read_returns, read_sums

SUMS = '{"period": "2023-03", "senders": 2, "figures": {"total": "12", "fines": "1.50"}}'


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def test_months_are_found_by_form_and_month(tmp_path: Path) -> None:
    write(tmp_path / "zz-1/2023-03/sums.json", SUMS)
    ((key, month),) = read_sums(tmp_path).items()
    assert key == ("zz-1", "2023-03")
    assert isinstance(month, Month)
    assert (month.senders, [str(figure) for figure in month.figures.values()]) == (2, ["12", "1.50"])


def test_spoiled_or_moved_files_count_as_not_there(tmp_path: Path) -> None:
    write(tmp_path / "zz-1/2023-01/sums.json", "{")
    write(tmp_path / "zz-1/2023-02/sums.json", "[1]")
    write(tmp_path / "zz-1/2023-04/sums.json", SUMS)
    assert read_sums(tmp_path) == {}
    assert read_sums(tmp_path / "none") == {}


def test_returns_are_read_by_sender_and_cell(tmp_path: Path) -> None:
    write(tmp_path / "zz-1/2023-03/returns.json", '{"senders": {"甲": {"a.total": "12", "head.unit": "甲"}}}')
    assert read_returns(tmp_path, "zz-1", "2023-03") == {"甲": {("a", "total"): "12", ("head", "unit"): "甲"}}
    write(tmp_path / "zz-1/2023-03/returns.json", '{"senders": [1]}')
    assert read_returns(tmp_path, "zz-1", "2023-03") == {}
    assert read_returns(tmp_path, "zz-1", "2023-05") == {}
