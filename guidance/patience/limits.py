"""How long this thread's statements wait for PostgreSQL to answer."""

from threading import local

from django.conf import settings

QUICK = 0.4  # seconds, for queries that normally take a millisecond


class Patience(local):
    seconds: float = settings.DATABASE_SECONDS + 2  # longer than PostgreSQL's own limit, which should act first


patience = Patience()


class quickly:  # noqa: N801  a context manager in lower case, like contextlib's
    """Queries inside the block are answered at once or raise SilentError."""

    def __enter__(self) -> None:
        self.before = patience.seconds
        patience.seconds = QUICK

    def __exit__(self, *_: object) -> None:
        patience.seconds = self.before
