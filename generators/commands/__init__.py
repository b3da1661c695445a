"""One file per command: its options, and what it runs.

A module that `COMMANDS` names offers a click command named `command`, whose callback returns an exit code: 0 or one
of those below; what is wrong in the command line click answers with 2. The other modules are parts of commands.
"""

from pathlib import Path

FOUND_PROBLEMS, SOME_FAILED, INTERRUPTED = 1, 3, 130
"""Exit codes: what was read does not hold; an output failed; somebody pressed Ctrl-C."""

ROOT = Path(__file__).resolve().parent.parent.parent
"""The project's folder. The current directory stays the user's, so that their relative paths hold."""

COMMANDS = {
    "build": "生成手册、清单和表单",
    "serve": "边改边看：改了内容，浏览器里的手册自己更新",
    "pdf": "把每个政策和整本手册印成 PDF",
    "check": "检查内容与代码",
    "trace": "对照原文核对编码",
    "export": "导出内容为 JSON 或 CSV",
    "checklist": "生成一家企业的一企一清单",
    "checklists": "给名单上每家企业各生成一份清单",
    "status": "查一份清单是否仍然有效、变了什么",
    "explain": "说明一项职责为何适用或不适用",
    "forms": "写出全部空白表单（Word）",
    "form": "写出一张表单（Word）",
    "read": "读回填好的表单",
    "collect": "汇总回表，生成台账、合计和催报",
    "import": "读一份新政策的原文，写出编码草稿",
    "revise": "政策有了新版本，比对后写出修订草稿",
    "changes": "比较两版内容，说明谁的什么变了",
    "confirm": "记下谁对照条款确认过什么",
    "outdated": "列出很久没有人核实的文件、政策和术语",
    "impact": "预告两版内容之间哪些成品会变",
    "vendor": "核对、取回、更换第三方浏览器文件",
    "test": "运行测试",
    "bench": "运行一项性能测量",
}
"""Module name and one-line summary of each command, in the order `--help` shows them."""

MODULES = {"import": "import_text"}
"""Commands whose name no module can have."""
