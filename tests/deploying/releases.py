"""deploy/switch under readers: to a release with a migration, back, and to one that does not start."""

import os
import subprocess
import time
from pathlib import Path

from tests.deploying.stage import LIVE_WITHIN, Stage, told
from tests.faults.asking import first_answer

MIGRATION = """
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("guidance", "{before}")]
    operations = [migrations.AddField("faq", "of_the_test", models.TextField(null=True))]
"""


def release_with_migration(stage: Stage) -> list[str]:
    two = stage.machine.layout.make_release("two")
    before = max(path.stem for path in (two / "guidance/migrations").glob("0*.py"))
    (two / "guidance/migrations/0999_of_the_test.py").write_text(MIGRATION.format(before=before))
    base = two / "templates/base.html"
    base.write_text(base.read_text().replace("</body>", "<!-- release two --></body>"))
    with stage.read_on() as answers:
        done = switch(stage, "two")
        assert done.returncode == 0, done.stdout + done.stderr
    assert {answer.status for answer in answers} <= {200, 504}, told(answers)
    page = first_answer(stage.they.reads_kept_page, lambda answer: "<!-- release two -->" in answer.text)
    assert page.seconds <= LIVE_WITHIN
    with stage.read_on() as back:
        done = switch(stage, "one")
        assert done.returncode == 0, done.stdout + done.stderr
    assert {answer.status for answer in back} <= {200, 504}, told(back)
    assert (stage.machine.layout.home / "current").resolve().name == "one"
    return [
        f"release with a migration, under readers: {told(answers)}; shown {page.seconds:.2f} s after",
        f"and back to the release before: {told(back)}",
    ]


def release_that_is_not_well(stage: Stage) -> list[str]:
    broken = stage.machine.layout.make_release("broken")
    (broken / "pcnroles/wsgi.py").write_text("raise RuntimeError\n")
    with stage.read_on() as answers:
        done = switch(stage, "broken", wait="6")
    assert done.returncode == 1
    assert "which is well" in done.stderr
    assert {answer.status for answer in answers} <= {200, 502, 504}
    kept = [answer for answer in answers if answer.status != 200]
    return [f"release that does not start: back by itself; {told(answers)}, {len(kept)} without a page"]


def switch(stage: Stage, name: str, wait: str = "30") -> "subprocess.CompletedProcess[str]":
    """deploy/switch as it is. In place of systemctl it asks this program, by a file, to restart the service."""
    machine = stage.machine
    ask = machine.layout / "restart"
    os.mkfifo(ask)
    done = machine.layout / "restarted"
    os.mkfifo(done)
    environment = {
        **machine.for_scripts,
        "PCNROLES_RESTART": f"eval echo now > {ask}; read -r _ < {done}",
        "PCNROLES_HEALTH": f"http://127.0.0.1:{machine.layout.portal}/health/",
        "PCNROLES_WAIT": wait,
    }
    script = machine.layout.home / "current/deploy/switch"
    command = ["bash", str(script), name]
    try:
        with subprocess.Popen(
            command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        ) as process:
            _restart_when_asked(stage, process, ask, done)
            out, err = process.communicate(timeout=120)
    finally:
        ask.unlink()
        done.unlink()
    return subprocess.CompletedProcess(command, process.returncode, out, err)


def _restart_when_asked(stage: Stage, process: "subprocess.Popen[str]", ask: Path, done: Path) -> None:
    asked = os.open(ask, os.O_RDONLY | os.O_NONBLOCK)
    try:
        while process.poll() is None:
            if os.read(asked, 100):
                stage.machine.portal.restart()
                done.write_text("restarted\n")
            time.sleep(0.05)
    finally:
        os.close(asked)
