"""Commands are run here as people run them: in Chinese."""

import pytest

from generators.__main__ import speak_chinese


@pytest.fixture(scope="session", autouse=True)
def _language() -> None:
    """Set the language before click makes a text: what it has made it keeps."""
    speak_chinese()
