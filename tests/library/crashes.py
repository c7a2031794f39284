"""Kills for the library, in a program of its own because it forks: `python -m tests.library.crashes DIRECTORY RUNS`.

Prints one JSON object a run; `test_killed.py` judges them. What the library said is in it and is not there after the
death was lost. Nobody opens the library in the parent: what a child finds, no lock of ours has helped.
"""

import json
import os
import random
import select
import signal
import sys
import time
from collections.abc import Iterator
from functools import partial
from itertools import count
from pathlib import Path
from zlib import crc32

from tests.forks import Report, fork, reports
from tui.doctor import findings
from tui.library import Library
from tui.settings import Places
from tui.text import Article

WAYS = ["import", "add", "index", "forget"]
PER_LIBRARY = 12
"""Runs until a new one is begun: all of a library is looked at after each."""


def article(key: str) -> Article:
    return Article.from_text(
        f"Otters {crc32(key.encode()) % 997} were seen at {key}. " + "Rain fell on the weir. " * 9, key, key=key
    )


def is_kept(key: str) -> bool:
    """Whether it is starred: the first of every run."""
    return key.endswith(" 0")


def work(path: Path, way: str, run: int, report: Report) -> None:
    """For ever; what is acknowledged is reported, and is all articles of the run up to a number."""
    with Library(path) as library:
        match way:
            case "import":
                library.add((article(f"r{run} {n}") for n in count()), lambda kept: report(str(kept)))
            case "add":
                for n in count():
                    library.add([article(f"r{run} {n}")])
                    report(str(n + 1))
                    library.gather(5)
                    library.tidy()
            case "index":
                while True:
                    report("0")
                    library.catch_up(5)
                    library.gather(5)
            case "forget":
                there = [one.key for one in library.each()]
                while True:
                    report("0")
                    library.prune(keep_articles=200, starred=filter(is_kept, there), limit=20)


def check(path: Path, keys: set[str], report: Report) -> None:
    """What is there, and whether the next program finds everything in order."""
    with Library(path) as library:
        there = {one.key: one for one in library.each()}
        lost = sorted(key for key in keys if there.get(key) != article(key))
        while library.catch_up():
            pass
        found = library.count("otters") == len(there) and library.lagging() == 0
    wrong = [
        f"{one.name}: {one.words}"
        for one in findings(Places(path.parent, path.parent, path.parent), "")
        if not one.healthy
    ]
    report(json.dumps({"lost": lost, "found": found, "wrong": wrong, "articles": len(there), "keys": sorted(there)}))


def runs(directory: Path, number: int) -> Iterator[dict[str, object]]:
    dice, acknowledged, before = random.Random(7), set[str](), 0
    for run in range(number):
        way, path = WAYS[run % len(WAYS)], directory / str(run // PER_LIBRARY) / "library.db"
        if run % PER_LIBRARY == 0:
            before += len(acknowledged)
            acknowledged = set()
        if way == "index":
            path.with_name("library-index.db").unlink(missing_ok=True)
        child, source = fork(partial(work, path, way, run))
        select.select([source], [], [], 10)
        time.sleep(dice.uniform(0, 0.2))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        said = reports(source)
        kept = int(said[-1]) if said and not said[-1].startswith("!") else 0
        acknowledged |= {f"r{run} {n}" for n in range(kept)}
        checker, source = fork(partial(check, path, {key for key in acknowledged if way != "forget" or is_kept(key)}))
        (told,) = reports(source)
        os.waitpid(checker, 0)
        case = json.loads(told)
        if way == "forget":  # what was asked to go may go
            acknowledged &= set(case["keys"])
        yield {
            "way": way,
            "said": said[-1:],
            "acknowledged": before + len(acknowledged),
            **case,
            "keys": len(case["keys"]),
        }


def main() -> None:
    directory, number = sys.argv[1:]
    for case in runs(Path(directory), int(number)):
        sys.stdout.write(json.dumps(case) + "\n")


if __name__ == "__main__":
    main()
