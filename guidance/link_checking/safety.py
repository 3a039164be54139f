"""Which addresses we may ask. Links that editors type must not make this server talk to machines on its network."""

import asyncio
import socket
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address

import httpx

IPAddress = IPv4Address | IPv6Address

_NAT64 = IPv6Network("64:ff9b::/96")  # RFC 6052: IPv4 addresses in an IPv6-only network


class RefusedAddressError(Exception):
    """We must not ask this address. The message is a sentence for editors that says why."""


def is_public(address: IPAddress) -> bool:
    """Whether it is on the open internet. IPv4 addresses written as IPv6 are judged by the IPv4 address."""
    if isinstance(address, IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour
        if address in _NAT64:
            inner = IPv4Address(int(address) & 0xFFFFFFFF)
        if inner:
            return is_public(inner)
        if address.teredo or address.is_site_local:
            return False
    return address.is_global and not address.is_multicast and not address.is_reserved


async def look_up_host(host: str, port: int) -> list[IPAddress]:
    """All the addresses of a host, from the machine's own resolver. Raises OSError if there are none."""
    try:
        found = await asyncio.get_running_loop().getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except UnicodeError as error:  # not a possible name, such as 'a..b'
        raise OSError(f"{host} is not the name of a host") from error
    return list(dict.fromkeys(ip_address(each[4][0]) for each in found))


@dataclass(frozen=True, slots=True)
class NetworkReach:
    """What we may ask. Only tests change the defaults, to reach a server of their own."""

    ports: frozenset[int] = frozenset({80, 443})
    is_allowed: Callable[[IPAddress], bool] = is_public
    look_up: Callable[[str, int], Awaitable[list[IPAddress]]] = look_up_host

    def check_url(self, url: httpx.URL) -> None:
        """Raises RefusedError if the address alone shows that we must not ask it."""
        if url.scheme not in {"http", "https"}:
            raise RefusedAddressError("Only addresses that begin with https:// or http:// are asked.")
        if not url.host:
            raise RefusedAddressError("It does not name a host.")
        if url.userinfo:
            raise RefusedAddressError("It has a user name or a password in it.")
        if (url.port or {"http": 80, "https": 443}[url.scheme]) not in self.ports:
            raise RefusedAddressError("It is on a port other than those of the web, 80 and 443.")

    async def find_addresses(self, host: str, port: int) -> list[IPAddress]:
        """The addresses to connect to. Raises RefusedError if one of them is private."""
        found = await self.look_up(host, port)
        if not all(self.is_allowed(address) for address in found):
            raise RefusedAddressError("Its name leads to a private network.")
        return found
