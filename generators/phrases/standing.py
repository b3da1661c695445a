"""What never pauses and what is left to judgement, both kept as words: 24小时值班, 定期."""

import re
from functools import lru_cache

from generators.model.times import Standing, Vague
from generators.phrases.blanks import tidy

_DUTIES = "值班|值守|带班|领导带班|专人值守|应急值守|监控|监测|监护|巡查|备勤|待命|在岗|开机|畅通|不间断|看守|联系|在线"

STANDING = re.compile(
    rf"(?:7[×xX*])?24小时(?:不间断)?(?:领导)?(?:应急)?(?:专人)?(?:{_DUTIES})|7[×xX*]24小时|全天候|昼夜"
)
VAGUE = re.compile(
    r"不定期|(?<!固)定期(?!限)|(?<!不)及时|常态化|经常性|经常|适时|(?<!可)持续|尽快|尽早|近年来|近期|随时|立即|即时"
    r"|第一时间|逐年|按时|按期|限期"
)


@lru_cache(maxsize=1024)
def parse_standing(text: str) -> Standing | None:
    """Return the words of a duty that never pauses, or None."""
    match = STANDING.fullmatch(tidy(text).text.strip())
    return Standing(text=text, words=match[0]) if match else None


@lru_cache(maxsize=1024)
def parse_vague(text: str) -> Vague | None:
    """Return the words of a time left to judgement, or None."""
    match = VAGUE.fullmatch(tidy(text).text.strip())
    return Vague(text=text, words=match[0]) if match else None
