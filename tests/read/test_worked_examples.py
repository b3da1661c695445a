"""The worked examples of content/README.md stand beside the real content without a problem."""

import re
import shutil
import textwrap
from pathlib import Path

from generators.check.content import check_content
from generators.read.library import read_library

ROOT = Path(__file__).resolve().parents[2]
FOLDERS = ("policies", "forms", "enterprises")


def test_a_policy_a_form_and_an_enterprise_can_be_added_as_told(tmp_path: Path) -> None:
    page = (ROOT / "content" / "README.md").read_text("utf-8")
    blocks = [textwrap.dedent(block) for block in re.findall(r"```yaml\n(.*?)```", page, re.DOTALL)]
    examples = [block for block in blocks if block.startswith("编号: ")]
    content = tmp_path / "content"
    shutil.copytree(ROOT / "content", content)
    for folder, example in zip(FOLDERS, examples, strict=True):
        name = example.split("\n", 1)[0].removeprefix("编号: ")
        (content / folder / f"{name}.yaml").write_text(example, "utf-8")
    library, problems = read_library(content)
    assert [problem.message for problem in [*problems, *check_content(library)]] == []
    assert {"xx-2024"} <= {policy.id for policy in library.policies}
    assert {"xx-2024-1"} <= {form.id for form in library.forms}
    assert {"demo-firm"} <= {enterprise.id for enterprise in library.enterprises}
