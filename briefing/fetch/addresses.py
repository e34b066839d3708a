"""From a host to the numbers that may be connected to.

Names are not checked, numbers are: "127.1", "2130706433" and a public name that points inside all come out of the
lookup as what they are. The lookup happens once; the caller connects to the numbers given here and to nothing else.
"""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address

from briefing.fetch.faults import Unreachable

# Public to some versions of Python and yet no place for a page: protocol assignments (where one cloud tells its
# machines their secrets), 6to4 relays, and where another cloud answers its own machines.
_NOT_PUBLIC_V4 = tuple(IPv4Network(block) for block in ("192.0.0.0/24", "192.88.99.0/24", "168.63.129.16/32"))
# All that is handed out for hosts on the open internet; site-local, multicast, NAT64 for local use and the
# IPv4-compatible block all lie outside.
_HANDED_OUT_V6 = IPv6Network("2000::/3")
# Inside it: Teredo and its neighbours, 6to4, and two blocks for examples.
_NOT_PUBLIC_V6 = tuple(IPv6Network(block) for block in ("2001::/23", "2002::/16", "2001:db8::/32", "3fff::/20"))
_NAT64 = IPv6Network("64:ff9b::/96")
_LOW_BITS = 0xFFFFFFFF

_INTERNET = (socket.AF_INET, socket.AF_INET6)

Lookup = Callable[[str, int], tuple[str, ...]]
"""Gives the numbers behind a host and port."""


def forbidden(address: str) -> bool:
    """Whether a number lies anywhere but on the open internet: loopback, private, link-local, multicast, reserved ...

    An IPv4 number inside an IPv6 one ("::ffff:127.0.0.1", "64:ff9b::7f00:1") is taken out and judged itself; tunnels
    that could end inside the house (6to4, Teredo) are refused whole. Wrong for the few who are reachable by those only.
    """
    number = ip_address(address)
    if isinstance(number, IPv4Address):
        return _forbidden_v4(number)
    inner = _inner(number)
    if inner is not None:
        return _forbidden_v4(inner)
    return number not in _HANDED_OUT_V6 or not number.is_global or any(number in block for block in _NOT_PUBLIC_V6)


def _forbidden_v4(number: IPv4Address) -> bool:
    return not number.is_global or number.is_multicast or any(number in block for block in _NOT_PUBLIC_V4)


def _inner(number: IPv6Address) -> IPv4Address | None:
    if number in _NAT64:
        return IPv4Address(int(number) & _LOW_BITS)
    return number.ipv4_mapped


def looked_up(host: str, port: int) -> tuple[str, ...]:
    """The numbers behind a host, as the system's resolver gives them, in its order."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    numbers = [str(place[0]).partition("%")[0] for family, *_, place in found if family in _INTERNET]
    return tuple(dict.fromkeys(numbers))


def checked(host: str, numbers: tuple[str, ...], is_forbidden: Callable[[str], bool]) -> tuple[str, ...]:
    """The numbers, all of them allowed. Raises `Unreachable` if a single one is not: such a name is a trick."""
    if not numbers:
        raise Unreachable(f"there is no host named {host}")
    for number in numbers:
        if is_forbidden(number):
            named = host if host == number else f"{host} at {number}"
            raise Unreachable(f"{named} is not on the open internet, which only --allow-private permits")
    return numbers


def patiently(lookup: Lookup, host: str, port: int, seconds: float) -> tuple[str, ...]:
    """A lookup that is given up after some seconds; the system's own has no deadline, so it runs in its own thread.

    A thread given up ends by itself when the resolver does, and does not keep the program from leaving.
    """
    answers: list[tuple[str, ...] | OSError | ValueError] = []

    def run() -> None:
        try:
            answers.append(lookup(host, port))
        except (OSError, ValueError) as fault:
            answers.append(fault)

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    thread.join(seconds)
    match answers:
        case [tuple() as numbers]:
            return numbers
        case [OSError() | ValueError() as fault]:
            raise Unreachable(f"there is no host named {host}, or it cannot be looked up now") from fault
        case _:
            raise Unreachable(f"looking up {host} takes too long")
