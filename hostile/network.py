"""No request may reach the network: one that tries is refused, and fails as a fault of its own."""

import sys
from typing import Any

CONNECTING = {"socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto"}


class ReachedForNetworkError(Exception):
    pass


def cut_off() -> None:
    """For the rest of the process, and of those that it forks. PostgreSQL's own library connects without Python."""

    def refuse(event: str, arguments: tuple[Any, ...]) -> None:
        if event in CONNECTING:
            raise ReachedForNetworkError(f"{event} {arguments[1:]}")

    sys.addaudithook(refuse)
