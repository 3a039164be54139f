"""Politeness: one request at a time to each host, with a pause between, and none once it asks us to stop."""

import asyncio
from collections import defaultdict
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager


class RestingError(Exception):
    """The host asked us to come back later. It is left for the next check."""


class Turns:
    """`pause` is in seconds, from the end of one request to the start of the next. `at_once` counts all hosts."""

    def __init__(self, at_once: int, pause: float, sleep: Callable[[float], Awaitable[None]] = asyncio.sleep) -> None:
        self._all = asyncio.Semaphore(at_once)
        self._hosts: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)
        self._pause = pause
        self._sleep = sleep
        self._free_from: dict[str, float] = {}
        self._resting: set[str] = set()

    @asynccontextmanager
    async def take_turn(self, host: str) -> AsyncIterator[None]:
        """Wait until the host may be asked. Raises RestingError if it asked us to come back later."""
        clock = asyncio.get_running_loop().time
        async with self._hosts[host]:
            if host in self._resting:
                raise RestingError(host)
            wait = self._free_from.get(host, 0) - clock()
            if wait > 0:
                await self._sleep(wait)
            try:
                async with self._all:
                    yield
            finally:
                self._free_from[host] = clock() + self._pause

    def leave_alone(self, host: str) -> None:
        self._resting.add(host)
