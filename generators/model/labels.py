"""The fixed words of the outputs."""

from collections.abc import Mapping

Words = Mapping[str, str]
"""Key -> words; {year} and the like in the words are where a value goes."""
Labels = Mapping[str, Words]
"""Name of the place -> its words."""

SITE, ADDRESS = "网站", "address"
"""Where the handbook stands on the web, for outputs that point there; left out where it is nowhere."""
