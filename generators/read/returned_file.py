"""Opens what came back from outside: never more of it than is needed to refuse it."""

from pathlib import Path

from generators.read.yaml_file import say_unreadable
from generators.word.guard import LARGEST_FILE
from generators.word.refusal import Refusal


def read_returned_file(path: Path) -> bytes | Refusal:
    """Read a file up to one byte beyond the limit, or say why it cannot be opened."""
    try:
        with path.open("rb") as file:
            return file.read(LARGEST_FILE + 1)
    except OSError as error:
        return Refusal(says=f"打不开（{say_unreadable(error)}）", hint="请检查文件是否存在、是否有读取权限")
