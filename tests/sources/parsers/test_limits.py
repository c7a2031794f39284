"""What a process that parses may do, and for how long it is there."""

from __future__ import annotations

import subprocess
import sys
import time

import pytest

from tui.sources.parsers import limits

URL = "https://wire.example/feed"
FEED = b"<rss><channel><item><title>Toll rises</title></item></channel></rss>"
SLOW = f"{FEED!r}.replace(b'<title>', b'<author>' + b'a.' * 200_000 + b'</author><title>')"
"""feedparser looks for an address in it, and does not find one for minutes."""


def is_gone(process: int) -> bool:
    state = subprocess.run(
        ["ps", "-o", "stat=", "-p", str(process)], capture_output=True, text=True, check=False
    ).stdout
    return state.strip()[:1] in {"", "Z"}


def test_it_ends_with_whoever_asked() -> None:
    slow = SLOW if sys.platform == "linux" else repr(FEED)  # elsewhere nothing tells it before it has read this
    code = (
        "import asyncio, os\nfrom tui.sources.worker import Worker\n"
        "async def main():\n    worker = await Worker().__aenter__()\n"
        f"    await worker.feed({FEED!r}, {URL!r})\n    print(worker._process.pid, flush=True)\n"
        f"    asked = asyncio.create_task(worker.feed({slow}, {URL!r}))\n"
        "    await asyncio.sleep(0.1)\n    os.kill(os.getpid(), 9)\n"
        "asyncio.run(main())\n"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=20, check=False)
    deadline = time.monotonic() + 5
    while not is_gone(int(ran.stdout)):
        assert time.monotonic() < deadline
        time.sleep(0.02)


# -- confined
def test_where_the_system_says_little_what_it_says_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    known = limits.size()
    monkeypatch.setattr(limits, "_statm", -1)
    assert limits.size().resident > known.resident // 2
    assert limits.has_grown(limits.Size(0, limits.size().resident - limits.GROWTH - 1))
    assert not limits.has_grown(limits.size())
    assert limits.size().space == 0


FORBIDDEN = [
    "open('/etc/passwd')",
    "open('/proc/self/environ', 'rb')",
    "open(os.__file__, 'a')",
    "open(os.path.dirname(os.__file__) + '/../../../../../../../etc/passwd')",
    "os.open('/etc/hosts', os.O_RDONLY)",
    "os.listdir('/etc')",
    "os.remove('/nowhere')",
    "os.mkdir('/nowhere/new')",
    "os.system('true')",
    "os.execv('/bin/true', ['true'])",
    "os.fork()",
    "os.kill(os.getppid(), 0)",
    "socket.socket()",
    "socket.getaddrinfo('localhost', 80)",
    "subprocess.run(['true'])",
    "urllib.request.urlopen('http://127.0.0.1/')",
    "ctypes.CDLL(None)",
]


def test_a_parser_opens_connects_and_starts_nothing() -> None:
    caught = "except PermissionError:\n    print('refused')\nelse:\n    print"
    tries = "".join(f"try:\n    {code}\n{caught}({code!r})\n" for code in FORBIDDEN)
    code = (
        "import ctypes, os, socket, subprocess, urllib.request\n"
        "from tui.sources.parsers import limits\nlimits.confine()\n"
        f"{tries}import xml.dom.minidom\nprint('imports')\n"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=20, check=True)
    assert ran.stdout.split("\n")[:-1] == ["refused"] * len(FORBIDDEN) + ["imports"]
