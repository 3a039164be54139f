"""gunicorn's settings: `gunicorn --config gunicorn.conf.py pcnroles.wsgi`."""

import gc
import os
import sys
from typing import Any

bind = f"127.0.0.1:{os.environ.get('PORT') or 8000}"
workers = int(os.environ.get("WEB_CONCURRENCY") or 2)
worker_class = "gthread"
threads = 8  # half of them may wait for the database at once: see guidance/patience/postgresql.py
keepalive = 75  # seconds: longer than a proxy keeps its own side open
timeout = 30
limit_request_line = 8190  # gunicorn's most: what is longer than that gets its own bare page, and not one of ours
loglevel = "warning"
# Whether a request came by https is for Django to judge, by TRUSTED_PROXY.
forwarded_allow_ips = ""
control_socket_disable = True


def when_ready(_server: Any) -> None:
    from pcnroles import settings

    print(f"{settings.SITE_NAME}: {settings.SITE_ADDRESS}/", flush=True)  # noqa: T201


def post_worker_init(_worker: Any) -> None:
    """What the portal is made of stays for good: the garbage collector need not go through it again and again."""
    gc.collect()
    gc.freeze()


def worker_exit(_server: Any, _worker: Any) -> None:
    """The last searches are counted that no later one of this process will."""
    backlog = sys.modules.get("guidance.models.searching.search_backlog")  # not there where nobody has asked for a page
    if backlog:
        backlog.count_waiting(seconds=1.0)
