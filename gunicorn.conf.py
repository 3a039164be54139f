"""gunicorn's settings: `gunicorn --config gunicorn.conf.py pcnroles.wsgi`."""

import ctypes
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
graceful_timeout = 10  # as long as a request may take: a worker that is to end waits for idle connections too
preload_app = True  # once, and before it says that it is ready: a release that does not start ends at once
limit_request_line = 8190  # gunicorn's most: what is longer than that gets its own bare page, and not one of ours
loglevel = "warning"
# Whether a request came by https is for Django to judge, by TRUSTED_PROXY.
forwarded_allow_ips = ""
control_socket_disable = True
M_ARENA_MAX = -8  # its name in malloc.h
if os.environ.get("LOG_FORMAT") != "text":  # see pcnroles/json_logs.py
    logconfig_dict = {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"json": {"()": "pcnroles.json_logs.PrivateJsonFormatter"}},
        "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "json"}},
        "root": {"level": "WARNING", "handlers": []},
        "loggers": {"gunicorn.error": {"level": "WARNING", "handlers": ["stderr"], "propagate": False}},
    }


def when_ready(_server: Any) -> None:
    from pcnroles import settings

    if settings.LOG_FORMAT == "text":
        print(f"{settings.SITE_NAME}: {settings.SITE_ADDRESS}/", flush=True)  # noqa: T201


def post_worker_init(_worker: Any) -> None:
    """The search index is begun, so that nobody waits for it.

    What the portal is made of stays for good: the garbage collector need not go through it again and again.

    Threads share two heaps: with one each, as glibc has it, every thread keeps what its largest document took.
    """
    gc.collect()
    gc.freeze()
    mallopt = getattr(ctypes.CDLL(None), "mallopt", None)  # on Linux with glibc alone
    if mallopt:
        mallopt(M_ARENA_MAX, 2)
    serving = sys.modules.get("guidance.search.serving")  # not there for another application than the portal's
    if serving:
        serving.begin_first()


def worker_exit(_server: Any, _worker: Any) -> None:
    """The last searches are counted that no later one of this process will."""
    backlog = sys.modules.get("guidance.models.searching.search_backlog")  # not there where nobody has asked for a page
    if backlog:
        backlog.count_waiting(seconds=1.0)
