"""Why a file is not read, in its sender's words."""

from dataclasses import dataclass

AGAIN = "请用 Word 或 WPS 打开原来的表单，另存为 Word 文档（.docx）后重新报送"
BROKEN = "请重新发送；仍不行就重新下载空白表单填报"


@dataclass(frozen=True, kw_only=True)
class Refusal:
    """Why a file is not read, in the sender's words, and what to do."""

    says: str
    hint: str


class RefusedError(Exception):
    """Carries a refusal out of this module's depths; `open_package` turns it into a value."""

    def __init__(self, says: str, hint: str = BROKEN) -> None:
        super().__init__(says)
        self.refusal = Refusal(says=says, hint=hint)


def has_macros() -> RefusedError:
    """Refuse a document with macros, wherever they show."""
    return RefusedError("文档带有宏，为安全起见不读", "请另存为不带宏的 Word 文档（.docx）后重新报送")
