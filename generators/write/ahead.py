"""Make the files that are due in two processes at once: the pages wait for their sizes."""

import multiprocessing
import sys
from collections.abc import Collection, Sequence
from dataclasses import replace
from functools import partial
from multiprocessing.connection import Connection

from generators.write.output import Output

FEWEST = 8
"""Fewer files are made sooner than a process starts."""


def make_ahead(outputs: Sequence[Output], due: Collection[str]) -> list[Output]:
    """Return the outputs, those whose path is due already made: the later half by a process of its own.

    Only where the system can fork: a forked process has the views already, any other would have to read
    them anew. A process that fails leaves its share to be made when it is asked for.
    """
    wanted = [output for output in outputs if output.path in due]
    share = wanted[len(wanted) // 2 :]
    if len(share) < FEWEST or sys.platform != "linux":
        return list(outputs)
    theirs = {output.path for output in share}
    context = multiprocessing.get_context("fork")
    receiving, sending = context.Pipe(duplex=False)
    process = context.Process(target=_make, args=(share, sending), daemon=True)
    process.start()
    sending.close()
    for output in outputs:
        if output.path in due and output.path not in theirs:
            output.make()  # kept by the output itself
    made = _receive(receiving)
    process.join()
    return [
        replace(output, make=partial(made.__getitem__, output.path)) if output.path in made else output
        for output in outputs
    ]


def _make(outputs: Sequence[Output], sending: Connection) -> None:
    sending.send({output.path: output.make() for output in outputs})
    sending.close()


def _receive(receiving: Connection) -> dict[str, bytes]:
    try:
        return dict(receiving.recv())
    except EOFError:
        return {}
