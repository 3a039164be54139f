"""How long the statements of this thread wait for PostgreSQL to say something."""

from threading import local

from django.conf import settings

QUICK = 0.4  # seconds for what is answered in a millisecond


class Patience(local):
    seconds: float = settings.DATABASE_SECONDS + 2  # PostgreSQL's own limit comes first


patience = Patience()


class quickly:  # noqa: N801  a statement of its own, like contextlib's
    """What is asked inside is answered at once or not at all."""

    def __enter__(self) -> None:
        self.before = patience.seconds
        patience.seconds = QUICK

    def __exit__(self, *_: object) -> None:
        patience.seconds = self.before
