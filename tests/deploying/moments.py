"""What happens on a good day, and readers should not notice: publishing, restarts, the clock. And one bad day."""

import time
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path

from django.db import connection
from django.utils import timezone

from guidance.models import FAQ, ContentVersion, Edition
from tests import factories
from tests.deploying.machine import TASK
from tests.deploying.stage import LIVE_WITHIN, Stage, told
from tests.deploying.units import run_once
from tests.faults.asking import Answer, first_answer
from tests.publishing.desk import a_draft, published, scheduled

ROUNDS, PAGES = 10, 10
MOST_SECONDS = 45  # for all rounds: a busy machine does fewer
SET_CLOCK = """
from datetime import timedelta
from pathlib import Path

from django.utils import timezone

own_now = timezone.now
timezone.now = lambda: own_now() + timedelta(hours=int(Path("{hands}").read_text()))
"""


def publishing(stage: Stage) -> list[str]:
    """Each page is in nginx's cache when its next words are published."""
    role = factories.a_role(slug="of-the-test")
    faqs = [factories.a_faq(role, slug=f"faq-{number}", answer="Words 0.") for number in range(PAGES)]
    seconds: list[float] = []
    began = time.monotonic()
    with ThreadPoolExecutor(PAGES) as pool:
        for number in range(1, ROUNDS + 1):
            if time.monotonic() - began > MOST_SECONDS:
                break
            waiting = []
            for faq in faqs:
                assert f"Words {number - 1}." in stage.reader(faq.get_absolute_url()).text
                faq.refresh_from_db()
                published(a_draft(faq, answer=f"Words {number}."))
                waiting.append(pool.submit(until_live, stage, faq, f"Words {number}.", time.monotonic()))
            seconds += [each.result() for each in waiting]
    in_time = len([each for each in seconds if each <= LIVE_WITHIN])
    assert in_time == len(seconds), sorted(seconds)[-10:]
    return [
        f"published {len(seconds)} times, through nginx: {in_time} within 5 s, the slowest after {max(seconds):.2f} s"
    ]


def until_live(stage: Stage, faq: FAQ, words: str, since: float) -> float:
    """When the first reader asked who was told them."""
    while True:
        answer = stage.reader(faq.get_absolute_url())
        if words in answer.text or time.monotonic() - since > 4 * LIVE_WITHIN:
            return answer.began - since
        time.sleep(0.2)


def restart_under_load(stage: Stage) -> list[str]:
    with stage.read_on() as answers:
        time.sleep(0.5)
        stage.machine.portal.restart()
        time.sleep(0.5)
    assert {answer.status for answer in answers} <= {200, 504}, told(answers)
    lines = [f"portal restarted under readers: {told(answers)}"]
    with stage.read_on() as answers:
        stage.machine.stop_postgresql()
        stage.machine.start_postgresql()
    healed = stage.heal()
    assert {answer.status for answer in answers} <= {200, 503}, told(answers)
    connection.close()
    return [*lines, f"PostgreSQL restarted under readers: {told(answers)}; well {healed:.2f} s"]


def clock(stage: Stage) -> list[str]:
    """A release of which the clock can be set, because only root can set the machine's."""
    machine, home = stage.machine, stage.machine.layout.home
    release, hands = machine.layout.make_release("clock"), machine.layout / "hands"
    hands.write_text("0")
    with (release / "pcnroles/wsgi.py").open("a") as opened:
        opened.write(SET_CLOCK.format(hands=hands))
    served = (home / "current").resolve()
    serve(stage, release)
    faq = factories.a_faq(factories.a_role(slug="of-the-clock"), slug="clock", answer="Before.")
    draft = scheduled(a_draft(faq, answer="On time."))
    at = timezone.now() + timedelta(hours=1)
    Edition.objects.filter(pk=draft.pk).update(publish_at=at)
    ContentVersion.objects.update(due_at=at)

    def read() -> Answer:
        return stage.reader(faq.get_absolute_url())

    before = first_answer(read, lambda answer: answer.status == 200)
    hands.write_text("2")
    stepped = first_answer(read, lambda answer: "On time." in answer.text)
    hands.write_text("-1")
    time.sleep(LIVE_WITHIN)  # so that nginx asks again
    back = read()
    serve(stage, served)
    draft.refresh_from_db()
    assert "Before." in before.text
    assert "On time." in stepped.text
    assert stepped.seconds <= LIVE_WITHIN
    assert (back.status, "On time." in back.text, draft.state) == (200, True, Edition.State.PUBLISHED)
    return [f"clock steps over a schedule: live {stepped.seconds:.2f} s after, and still after it steps back"]


def serve(stage: Stage, release: Path) -> None:
    current = stage.machine.layout.home / "current"
    current.unlink()
    current.symlink_to(release)
    stage.machine.portal.restart()


def loss_and_restore(stage: Stage) -> list[str]:
    """The database is dropped, and comes back from the backup that the timer's unit made."""
    addresses = [faq.get_absolute_url() for faq in FAQ.objects.all()]
    saves = len([published(a_draft(faq, answer="Before the backup.")) for faq in FAQ.objects.all()[:3]])
    done = run_once(stage.machine.layout / TASK, "backup")
    assert done.returncode == 0, done.stderr
    pages = {address: stage.reader(f"{address}?past=nginx").text for address in addresses}
    connection.close()
    stage.machine.as_administrator("DROP DATABASE pcnroles WITH (FORCE)")
    kept, other = stage.they.reads_kept_page(), stage.they.reads_other_page()
    assert kept.status == 200
    began = time.monotonic()
    restored = stage.machine.manage("restore", "--no-input")
    assert restored.returncode == 0, restored.stderr
    took = time.monotonic() - began
    healed = stage.heal()
    assert [address for address in addresses if stage.reader(f"{address}?past=nginx").text != pages[address]] == []
    return [
        f"database lost: kept page {kept.told}, other page {other.told}; restored in {took:.1f} s with {saves} edits "
        f"just before, {len(addresses)} pages the same byte for byte, well {healed:.2f} s after"
    ]
