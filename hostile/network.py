"""Refuses all use of the network, so that a request that tries shows up as a fault."""

import sys
from typing import Any

CONNECTING = {"socket.connect", "socket.getaddrinfo", "socket.gethostbyname", "socket.sendto"}


class ReachedForNetworkError(Exception):
    pass


def cut_off() -> None:
    """For the rest of this process and its forks. PostgreSQL still works: its library doesn't use Python's sockets."""

    def refuse(event: str, arguments: tuple[Any, ...]) -> None:
        if event in CONNECTING:
            raise ReachedForNetworkError(f"{event} {arguments[1:]}")

    sys.addaudithook(refuse)
