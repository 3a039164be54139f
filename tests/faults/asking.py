"""Asks a server over a connection of its own, and says what came of it and after how long."""

import time
from collections.abc import Callable
from http.client import HTTPConnection, HTTPException
from typing import NamedTuple

PATIENCE = 15  # seconds: whoever has no answer by then is taken to wait for ever


class Answer(NamedTuple):
    status: int  # 0 where there was no answer
    seconds: float
    began: float = 0.0
    text: str = ""
    headers: dict[str, str] = {}

    @property
    def told(self) -> str:
        return f"{self.status or 'nothing'} after {self.seconds:.2f} s"


def ask(port: int, address: str, *, body: str | None = None, headers: dict[str, str] | None = None) -> Answer:
    began = time.monotonic()
    connection = HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    try:
        connection.request("GET" if body is None else "POST", address, body, {"Connection": "close", **(headers or {})})
        response = connection.getresponse()
        text = response.read().decode(errors="replace")
    except (OSError, HTTPException):
        return Answer(0, time.monotonic() - began, began)
    finally:
        connection.close()
    return Answer(response.status, time.monotonic() - began, began, text, dict(response.headers))


def first_answer(do: Callable[[], Answer], is_good: Callable[[Answer], bool]) -> Answer:
    """The first good one, with the seconds since it was first asked for."""
    began = time.monotonic()
    while True:
        answer = do()
        seconds = time.monotonic() - began
        if is_good(answer) or seconds > PATIENCE:
            return answer._replace(seconds=seconds)
        time.sleep(0.02)  # so as not to take the processor from those that are to answer


def is_well(answer: Answer) -> bool:
    """Of an answer at /health/."""
    return answer.text.startswith("well\n")
