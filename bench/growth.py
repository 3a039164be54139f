"""`make bench`: what grows with the content. Each is measured with the content as it is and with ten times as much.

It asks for the first few public pages of every kind, the longest lists, and the source that is cited most. Then for the
longest spreadsheet, its first part and all of it. Then it searches, at once after a publication and later.

What counts is the time that this process computes, the least of several, so that noise can only add to it.
"""

import os
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any

from copies_database import database_of_copies
from run import said
from search import spent

OF_EACH_KIND = 3
TURNS = 3
MOST_MILLISECONDS = 150  # at ten times the content
MOST_TO_THE_FIRST_BYTE = 100
SPREADSHEET = "/api/v1/statements.csv"
SEARCH = "/search/?q=supervision"
SHOWN = 5
LARGE = "--large"


def main() -> int:
    here = [sys.executable, __file__]
    once = subprocess.run([*here, "--once"], check=False)  # noqa: S603
    environment = {**os.environ, "DATABASE_URL": database_of_copies()}
    large = subprocess.run([*here, LARGE], check=False, env=environment)  # noqa: S603
    return once.returncode or large.returncode


def measure(*, large: bool) -> int:
    sys.path.insert(0, str(Path(__file__).parents[1]))
    os.environ["DJANGO_SETTINGS_MODULE"] = "uncached"
    import django

    django.setup()
    from django.conf import settings
    from django.test import Client

    from guidance.models import ContentVersion

    settings.ALLOWED_HOSTS = ["*"]
    client = Client()

    def read(address: str) -> None:
        response = client.get(address, secure=settings.SECURE_SSL_REDIRECT)
        if response.status_code != 200:
            sys.exit(f"{address} answered {response.status_code}. Is the content loaded? `make run` loads it.")
        response.getvalue()

    def read_first_part() -> None:
        response = client.get(SPREADSHEET, secure=settings.SECURE_SSL_REDIRECT)
        next(iter(response))
        response.close()

    print("with ten times the content" if large else "with the content as it is")
    pages = {address: least(lambda address=address: read(address)) for address in choose_pages()}
    for address in sorted(pages, key=lambda each: -pages[each])[:SHOWN]:
        print(f"    {pages[address]:8.1f} ms  {address}")
    quick = not large or max(pages.values()) <= MOST_MILLISECONDS
    print(f"    no page over {MOST_MILLISECONDS} ms at ten times: {said(quick)}")
    first, whole = least(read_first_part), least(lambda: read(SPREADSHEET))
    at_once = first <= MOST_TO_THE_FIRST_BYTE
    print(f"    {first:8.1f} ms  to the first part of {SPREADSHEET}, {whole:.1f} ms to its end")
    print(f"    at most {MOST_TO_THE_FIRST_BYTE} to the first: {said(at_once)}")
    read(SEARCH)
    warm = least(lambda: read(SEARCH))
    ContentVersion.advance()
    after = 1000 * spent_in_this_thread(lambda: read(SEARCH))
    print(f"    {warm:8.1f} ms  a search, and {after:.1f} ms the first after a publication, which reads new rows")
    return int(not (quick and at_once))


def least(work: Callable[[], Any]) -> float:
    return min(1000 * spent(work) for _ in range(TURNS))


def spent_in_this_thread(work: Callable[[], Any]) -> float:
    """The thread that makes the new index has a time of its own."""
    started = time.thread_time()
    work()
    return time.thread_time() - started


def choose_pages() -> list[str]:
    from django.db.models import Count
    from django.urls import resolve

    from guidance.models import Source
    from guidance.site_map.addresses import public_addresses

    kinds = defaultdict(list)
    for address in public_addresses():
        kinds[resolve(address).url_name].append(address)
    cited = Source.objects.annotate(times=Count("statementcitations")).latest("times")
    chosen = [address for addresses in kinds.values() for address in addresses[:OF_EACH_KIND]]
    return [*dict.fromkeys([*chosen, cited.get_absolute_url(), "/sitemap.xml"])]


if __name__ == "__main__":
    sys.exit(measure(large=LARGE in sys.argv) if len(sys.argv) > 1 else main())
