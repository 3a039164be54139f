"""`make test-deploy`: sets up deploy/ as it is written, breaks each part, and prints what readers and editors meet.

Where nginx or another program is missing it says so in a line, and fails only in CI.
"""

import os
import shutil
import signal
import sys
import tempfile
import time
import traceback
from contextlib import ExitStack
from pathlib import Path

import django
from django.test.utils import setup_test_environment

from tests.deploying.layout import Layout
from tests.deploying.machine import Machine
from tests.deploying.processes import program

NEEDED = {
    "nginx": "nginx",
    "redis-server": "redis-server",
    "redis-cli": "redis-tools",
    "psql": "postgresql-client",
    "systemd-analyze": "systemd",
    "openssl": "openssl",
    "curl": "curl",
    "setpriv": "util-linux",
}


def what_is_missing() -> list[str]:
    missing = [package for name, package in NEEDED.items() if not shutil.which(name)]
    return missing if Path(program("postgres")).is_file() else [*missing, "postgresql"]


def become_the_portal(machine: Machine) -> None:
    """So that an editor here is an editor there. Past the proxy, over http, and with no limits."""
    os.environ.update(
        DJANGO_SETTINGS_MODULE="pcnroles.settings",
        DATABASE_URL=machine.direct,
        DATABASE_SECONDS="0",
        SECRET_KEY=machine.key,
        SITE_ADDRESS="http://127.0.0.1",
        ALLOWED_HOSTS="testserver",
        LOG_FORMAT="text",
    )
    os.environ.pop("REDIS_URL", None)
    django.setup()
    setup_test_environment()


def main() -> int:
    if missing := what_is_missing():
        print(f"The test of deploy/ is skipped. Install {', '.join(missing)}.")
        return 1 if os.environ.get("CI") or os.environ.get("REQUIRE_ALL") else 0
    began = time.monotonic()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("It took too long, and was stopped."))
    folder = Path(tempfile.mkdtemp(prefix="pcnroles-deploy-"))
    folder.chmod(0o755)  # nginx's workers and PostgreSQL are other users
    with ExitStack() as running:
        machine = Machine(Layout(folder))
        running.callback(machine.running.close)
        machine.set_up()
        machine.start_databases()
        become_the_portal(machine)
        from tests.deploying import scenes  # which need Django

        failed = scenes.play(machine, only=sys.argv[1:])
    print(f"It took {time.monotonic() - began:.0f} seconds.")
    if failed:  # so that its logs can be read
        print(f"Failed: {', '.join(failed)}. The logs are in {folder}/var/log.")
        return 1
    shutil.rmtree(folder)
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main())
    except Exception:
        traceback.print_exc()
        sys.exit(1)
