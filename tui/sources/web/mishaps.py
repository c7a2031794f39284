"""What goes wrong between a question and its answer, in words: what a host did, and what the reader can do about it."""

from __future__ import annotations

import socket
import ssl
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from enum import IntEnum

import httpcore2
import httpx2

from tui.sources.web.freshness import later
from tui.sources.web.network import PrivatePlaceError

AGAIN = "Try again later."
_ADDRESS = "Check the address."
ONLINE = "Check the address, and whether you are online."
_INSIDE = f"{_ADDRESS} A feed of your own network is named the first time: `wireside fetch ADDRESS`."
_LOGIN = "If you have an account there, give Wireside a login with a password_command in wireside.toml."
_WRONG = "Check its user and its password_command in wireside.toml."


class Reach(IntEnum):
    """How far a question came."""

    NOWHERE = 0
    """The host could not be reached."""
    LOST = 1
    """It could, and then the connection was."""
    ANSWERED = 2
    """There was an answer, if no good one; or nothing was asked at all."""


class Mishap(Exception):  # noqa: N818 (not every mishap is an error of ours)
    """What a host did, as the rest of a sentence that begins with its name, and a cure as a sentence of its own."""

    def __init__(
        self, what: str, cure: str = "", *, status: int = 0, wait: float = 0.0, reach: Reach = Reach.ANSWERED
    ) -> None:
        super().__init__(what)
        self.what, self.cure = what, cure
        self.status, self.wait = status, wait
        """What the server said, where it said anything, and the seconds that it wants to be left alone."""
        self.reach = reach


class TooLargeError(Exception):
    """An answer has more bytes than were asked for, packed or unpacked."""

    def __init__(self, limit: int) -> None:
        super().__init__(limit)
        self.limit = limit


_STATUS = {
    400: ("does not understand the request", _ADDRESS),
    402: ("wants to be paid for it", _LOGIN),
    404: ("has nothing at this address", f"{_ADDRESS} It may have moved."),
    406: ("does not give it in any form that we know", _ADDRESS),
    407: ("can only be asked through a proxy that wants a password", "Put it into HTTPS_PROXY."),
    410: ("says that it is gone for good", "Look for a new address on its site."),
    429: ("has been asked too often", "It is left alone for a while."),
    451: ("may not show it for legal reasons", "Another outlet may have it."),
    503: ("is busy or closed for repairs", AGAIN),
}
_FAULT, _ODD = ("has a fault of its own", AGAIN), ("answers with something unexpected", _ADDRESS)


def of_status(status: int, headers: Mapping[str, str], *, login: bool) -> Mishap:
    """Why an answer with a status is none; `login` tells whether one was sent along."""
    wait = later(headers.get("retry-after", ""), datetime.now(UTC))
    told = _STATUS.get(status, _FAULT if status >= 500 else _ODD)
    if status in {401, 403}:
        told = ("does not accept the login", _WRONG) if login else ("does not let us in", _LOGIN)
    return Mishap(f"{told[0]} (status {status})", told[1], status=status, wait=wait)


def of_error(error: BaseException) -> Mishap:
    """Why there was no answer; for any exception."""
    for one in _chain(error):
        match one:
            case Mishap():
                return one
            case PrivatePlaceError():
                return Mishap("is a private place, where nothing from outside may lead", _INSIDE)
            case TooLargeError(limit=limit):
                return Mishap(f"sends more than {limit / 1e6:,.3g} MB", "Check that it is a feed or a page.")
            case ssl.SSLError():
                return _of_tls(one)
            case socket.gaierror() if one.errno == socket.EAI_AGAIN:
                return Mishap(
                    "cannot be looked up now", "Check whether you are online, or try again later.", reach=Reach.NOWHERE
                )
            case socket.gaierror():
                return Mishap("cannot be found", ONLINE, reach=Reach.NOWHERE)
            case ConnectionRefusedError():
                return Mishap("refuses the connection", _ADDRESS + " Its server may be down.", reach=Reach.NOWHERE)
            case httpcore2.ProxyError():
                return Mishap(
                    "cannot be reached through the proxy", "Check HTTP_PROXY and HTTPS_PROXY.", reach=Reach.LOST
                )
    return _of_kind(error)


def _of_kind(error: BaseException) -> Mishap:
    """By the kind of an exception alone."""
    match error:
        case httpcore2.ConnectTimeout():
            return Mishap("cannot be reached: it does not answer", ONLINE, reach=Reach.NOWHERE)
        case httpcore2.TimeoutException():
            return Mishap("has fallen silent", AGAIN, reach=Reach.LOST)
        case TimeoutError():
            return Mishap("takes too long to answer", AGAIN, reach=Reach.LOST)
        case httpcore2.ConnectError():
            return Mishap("cannot be reached", ONLINE, reach=Reach.NOWHERE)
        case httpx2.DecodingError():
            return Mishap("sends something that cannot be unpacked", AGAIN)
        case httpcore2.NetworkError() | OSError():
            return Mishap("broke off in the middle of its answer", AGAIN, reach=Reach.LOST)
        case httpcore2.ProtocolError():
            return Mishap(
                "broke off, or answers in something other than HTTP",
                "Check the address, or try again later.",
                reach=Reach.LOST,
            )
        case httpx2.InvalidURL():
            return Mishap("cannot be asked: the address makes no sense", _ADDRESS)
    return Mishap(f"cannot be asked ({type(error).__name__})", "Please report this.")


def _of_tls(error: ssl.SSLError) -> Mishap:
    """A connection that is not safe. Where there is no TLS at all, nobody was reached by it."""
    if isinstance(error, ssl.SSLCertVerificationError):
        why = error.verify_message.rstrip(".")
        return Mishap(
            f"cannot prove who it is ({why[:1].lower()}{why[1:]})",
            "Try again later. A certificate of your own belongs into the system's store, or into SSL_CERT_FILE.",
            reach=Reach.LOST,
        )
    return Mishap(
        "cannot be talked to safely (TLS)", f"{_ADDRESS} It may need http:// or another port.", reach=Reach.NOWHERE
    )


def _chain(error: BaseException) -> Iterator[BaseException]:
    """An exception and those that it was raised from."""
    one: BaseException | None = error
    while one is not None:
        yield one
        one = one.__cause__ or one.__context__
