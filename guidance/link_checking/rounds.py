"""Ask many addresses at once, in a thread of their own, and yield the answers to the thread that writes them."""

import asyncio
import logging
import threading
from collections.abc import Generator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from queue import SimpleQueue

from guidance.link_checking import answers, fetching
from guidance.link_checking.connecting import CheckedTransport
from guidance.link_checking.safety import NetworkReach
from guidance.link_checking.turns import RestingError, Turns

logger = logging.getLogger(__name__)

Heard = tuple[answers.KnownAddress, answers.LinkAnswer]


def ask_all(
    addresses: Sequence[answers.KnownAddress], manner: fetching.Manner, reach: NetworkReach, seconds: float
) -> Generator[Heard, None, None]:
    """Yield answers as they arrive. Addresses not reached in `seconds`, or at a host that rests, have no answer."""
    round_ = _Round(addresses, manner, reach, seconds)
    with ThreadPoolExecutor(1, thread_name_prefix="links") as thread:
        running = thread.submit(lambda: asyncio.run(round_.run()))
        running.add_done_callback(round_.end)
        try:
            while heard := round_.heard.get():
                yield heard
            running.result()
        finally:
            round_.stop()


class _Round:
    def __init__(
        self, addresses: Sequence[answers.KnownAddress], manner: fetching.Manner, reach: NetworkReach, seconds: float
    ) -> None:
        self.heard: SimpleQueue[Heard | None] = SimpleQueue()
        self._addresses = addresses
        self._manner = manner
        self._reach = reach
        self._seconds = seconds
        self._has_started = threading.Event()
        self._asking: asyncio.Task[None] | None = None

    async def run(self) -> None:
        self._loop = asyncio.get_running_loop()
        async with CheckedTransport(self._reach) as transport:
            # Only this task is ever cancelled. Cancelling the closing of the transport would leave connections open.
            self._asking = asyncio.create_task(self._ask_each(transport))
            self._has_started.set()
            await asyncio.wait([self._asking])
        if not self._asking.cancelled():
            self._asking.result()

    async def _ask_each(self, transport: CheckedTransport) -> None:
        turns = Turns(self._manner.at_once, self._manner.pause)
        asker = fetching.Asker(self._manner, self._reach, transport, turns)
        with suppress(TimeoutError):
            async with asyncio.timeout(self._seconds), asyncio.TaskGroup() as tasks:
                for known in self._addresses:
                    tasks.create_task(self._ask_one(asker, known))

    async def _ask_one(self, asker: fetching.Asker, known: answers.KnownAddress) -> None:
        try:
            answer = await asker.ask_address(known)
        except RestingError:
            return
        except Exception:
            # If our code fails on one page, the others must still be asked.
            logger.exception("Could not check %s", known.address)
            answer = answers.LinkAnswer(answers.Result.FAULT)
        self.heard.put((known, answer))

    def stop(self) -> None:
        """Cancel the requests still running when nobody waits for the answers any more."""
        self._has_started.wait()
        if self._asking:
            with suppress(RuntimeError):  # it had ended by itself
                self._loop.call_soon_threadsafe(self._asking.cancel)

    def end(self, _: object) -> None:
        self._has_started.set()
        self.heard.put(None)
