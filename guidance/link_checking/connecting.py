"""Connect only to the addresses that were checked.

A name can lead to one address when it is checked and to another a moment later, so the name is looked up once, here.
The certificate and the Host header are still checked against the name.
"""

import asyncio
from collections.abc import Iterable
from typing import Any

import httpcore
import httpx

from guidance.link_checking.safety import NetworkReach

MOST_ADDRESSES = 4  # of one host: the time allowed is shared between them


class CheckedBackend(httpcore.AsyncNetworkBackend):
    def __init__(self, reach: NetworkReach) -> None:
        self._reach = reach
        self._network = httpcore.AnyIOBackend()

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        try:
            async with asyncio.timeout(timeout):
                addresses = (await self._reach.find_addresses(host, port))[:MOST_ADDRESSES]
        except TimeoutError as error:
            raise httpcore.ConnectTimeout(f"{host} took too long to look up") from error
        except OSError as error:
            raise httpcore.ConnectError(str(error)) from error
        failure: Exception = httpcore.ConnectError(f"{host} has no address")
        share = timeout / len(addresses) if timeout and addresses else timeout
        for address in addresses:
            try:
                return await self._network.connect_tcp(str(address), port, share, local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
        raise failure


class CheckedTransport(httpx.AsyncHTTPTransport):
    """httpx's transport with a connection pool that has our network backend, which httpx has no option for.

    If a new httpx renames `_pool`, no request gets through at all, so the check can't be bypassed.
    """

    def __init__(self, reach: NetworkReach) -> None:
        self._pool = httpcore.AsyncConnectionPool(
            ssl_context=httpx.create_ssl_context(trust_env=False),  # the certificates of certifi
            max_connections=None,
            keepalive_expiry=5,
            network_backend=CheckedBackend(reach),
        )
