"""`make bench`: what one worker holds in memory after 20,000 requests and 600 documents, each made from other answers.

The requests are for every public page in each encoding, and for searches, of which no two are alike.
"""

import re
import sys
from itertools import cycle, islice
from urllib.parse import quote

from documents import connected, in_a_row
from load import Connection
from run import said, served, worker_memory
from search import ASKED

REQUESTS = 20_000
MOST_MB = 200
ENCODINGS = ("br", "gzip", "identity")


def main() -> int:
    with served("pcnroles.wsgi") as (port, server, _), connected(port) as portal:
        begun = worker_memory(server)
        read_all(portal)
        read = worker_memory(server)
        in_a_row(portal)
        held = worker_memory(server)
    print(f"memory of a worker: {begun:.0f} MB at first, {read:.0f} MB after {REQUESTS:,} requests")
    print(f"    {held:.0f} MB after 600 documents too  at most {MOST_MB}: {said(held <= MOST_MB)}")
    return int(held > MOST_MB)


def read_all(portal: Connection) -> None:
    """A tenth are searches."""
    _, _, site_map = portal.read("/sitemap.xml", encoding="identity")
    pages = re.findall(r"<loc>https?://[^/]+([^<]+)</loc>", site_map.decode())
    asked = cycle(ASKED)
    for number, path in enumerate(islice(cycle(pages), REQUESTS)):
        if number % 10 == 9:
            path = f"/search/?q={quote(f'{next(asked)} {number}')}"
        status, _, _ = portal.read(path, encoding=ENCODINGS[number // len(pages) % len(ENCODINGS)])
        if status not in {200, 301, 302}:
            sys.exit(f"{path} answered {status}.")


if __name__ == "__main__":
    sys.exit(main())
