import asyncio

from guidance.link_checking.turns import Turns
from tests.link_checking.site import PATIENCE, run


def test_between_two_requests_to_a_host_there_is_a_pause_and_none_before_the_first() -> None:
    waited: list[float] = []

    async def sleep(seconds: float) -> None:
        waited.append(seconds)

    async def ask_three() -> None:
        turns = Turns(at_once=8, pause=1000, sleep=sleep)
        for host in ("one.test", "one.test", "two.test"):
            async with turns.take_turn(host):
                pass

    run(ask_three())
    assert [round(seconds / 100) for seconds in waited] == [10]


def test_waiting_for_a_host_takes_no_place_from_others() -> None:
    """Two wait for the host that is being asked; with two places in all, another host is asked meanwhile."""
    order: list[str] = []

    async def ask(turns: Turns, host: str, has_ended: asyncio.Event) -> None:
        async with turns.take_turn(host):
            order.append(host)
            await has_ended.wait()

    async def ask_four() -> None:
        turns, has_ended = Turns(at_once=2, pause=0), asyncio.Event()
        hosts = ("busy.test", "busy.test", "busy.test", "other.test")
        tasks = [asyncio.create_task(ask(turns, host, has_ended)) for host in hosts]
        while len(order) < 2:
            await asyncio.sleep(0)
        has_ended.set()
        await asyncio.gather(*tasks)

    run(asyncio.wait_for(ask_four(), PATIENCE))
    assert order[:2] == ["busy.test", "other.test"]
