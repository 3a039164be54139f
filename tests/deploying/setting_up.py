"""deploy/README.md's steps up to a site that serves, and what nginx adds to it."""

import json
import re
import subprocess
from concurrent.futures import ThreadPoolExecutor

from tests.deploying.machine import PORTAL, SOCKET, TASK, TIMER, Machine
from tests.deploying.stage import Stage
from tests.deploying.units import read_unit, run_once

AT_ONCE = 60
DAILY = ("check_links", "read_pages", "send_reminders", "clearsessions", "backup")


def check_units(machine: Machine) -> None:
    """By systemd's own check. It knows users and programs of this machine: here they are root's and the folder's."""
    names = [machine.layout / each for each in (PORTAL, SOCKET, TASK, TIMER)]
    instances = [str(names[2]).replace("@.", f"@{task}.") for task in DAILY]
    for instance in instances:
        (machine.layout / instance).symlink_to(names[2])
    command = ["systemd-analyze", "verify", "--man=no", "--recursive-errors=no", *map(str, names[:2]), *instances]
    found = subprocess.run(command, capture_output=True, text=True, check=False)
    ours = [line for line in found.stderr.splitlines() if "pcnroles" in line]
    assert not ours, "\n".join(ours)
    calendar = read_unit(names[3])["OnCalendar"]
    subprocess.run(["systemd-analyze", "calendar", calendar], check=True, capture_output=True)
    for instance in instances:
        (machine.layout / instance).unlink()


def install(machine: Machine) -> None:
    """With no content but what the scenes make: a search index of all of it, at each restart, would take minutes."""
    for step in (("check", "--deploy", "--fail-level", "WARNING"), ("migrate", "-v0")):
        done = machine.manage(*step)
        assert done.returncode == 0, done.stderr
    machine.start_portal()
    machine.start_nginx()


def headers_and_limits(stage: Stage) -> list[str]:
    read, layout = stage.reader, stage.machine.layout
    page = read("/")
    assert (page.status, page.headers["Cache-Control"]) == (200, "public, no-cache")
    assert page.headers["Strict-Transport-Security"]
    assert read("/", headers={"If-None-Match": page.headers["ETag"]}).status == 304
    style = re.search(r'href="(/static/[^"]+\.css)"', page.text)
    assert style
    sheet = read(style[1])
    assert (sheet.status, sheet.headers["X-Content-Type-Options"]) == (200, "nosniff")
    assert "immutable" in sheet.headers["Cache-Control"]
    assert read("/roles/no-such-role/").status == 404
    assert read("/health/", source="127.0.0.2").status == 403
    with ThreadPoolExecutor(AT_ONCE) as pool:
        asked = [pool.submit(read, "/account/sign-in/", source="127.0.0.3") for _ in range(AT_ONCE)]
    statuses = [each.result().status for each in asked]
    assert {*statuses} == {200, 429}, statuses
    read("/search/?q=a-persons-name")
    log = (layout / "var/log/nginx/pcnroles.log").read_text()
    entries = [json.loads(line) for line in log.splitlines()]
    assert {"/", "/search/"} <= {entry["path"] for entry in entries}
    assert all(entry["request_id"] for entry in entries)
    assert not re.search(r"127\.0\.0\.|a-persons-name|Mozilla", log)
    for task in ("send_reminders", "clearsessions"):
        done = run_once(layout / TASK, task)
        assert done.returncode == 0, done.stderr
    count = statuses.count(200)
    return [f"{AT_ONCE} times at once the page to sign in, from one address: {count} answered, the others 429"]
