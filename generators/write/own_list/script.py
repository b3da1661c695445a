"""Data as a script: a page opened as a file can read no other."""

import json


def script_bytes(name: str, said: object) -> bytes:
    """Give a script that hands data to the page under a name; nothing in it ends a script or begins a comment."""
    text = json.dumps(said, ensure_ascii=False, separators=(",", ":"))
    text = text.replace("</", "<\\/").replace("<!--", "<\\u0021--")
    return f"globalThis.{name} = {text};\n".encode()
