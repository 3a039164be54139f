"""Publishes a release and is killed in the middle of it: `python -m tests.publishing.killed 7 3`.

It takes the keys of a release and of a publisher. For each line of its input a process of its own publishes the
release and is killed. A number means just before it sends the statement of that number to the database. 'commit' means
when it has sent them all and is about to commit. The answer is the signal that ended the process, or 0.
"""

import itertools
import os
import signal
import sys
from collections.abc import Callable
from typing import Any

import django
from django.db import connection
from django.utils import timezone

COMMIT = "commit"


def publish(release: int, publisher: int, moment: str) -> None:
    from django.contrib.auth.models import User

    from guidance.models import Release
    from guidance.publishing.going_live.releases import publish_release

    arguments: dict[str, Any] = {"by": User.objects.get(pk=publisher), "at": timezone.now()}
    found, numbers = Release.objects.get(pk=release), itertools.count(1)

    def statement(execute: Callable[..., Any], *sent: Any) -> Any:
        if str(next(numbers)) == moment:
            die()
        return execute(*sent)

    if moment == COMMIT:
        connection.commit = die  # type: ignore[method-assign]
    with connection.execute_wrapper(statement):
        publish_release(found, **arguments)


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def main(release: int, publisher: int) -> None:
    for line in sys.stdin:
        process = os.fork()
        if not process:
            publish(release, publisher, line.strip())
            os._exit(0)
        _, status = os.waitpid(process, 0)
        print(os.WTERMSIG(status) if os.WIFSIGNALED(status) else os.WEXITSTATUS(status), flush=True)  # noqa: T201


if __name__ == "__main__":
    django.setup()
    main(*map(int, sys.argv[1:]))
