"""Run a check of links: choose the addresses, ask them, record the answers and sum them up."""

from contextlib import closing
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Count, Min
from django.utils import timezone

from guidance import models
from guidance.link_checking.addresses import AddressUse, find_addresses_in_use, get_host
from guidance.link_checking.answers import KnownAddress, LinkAnswer, Result
from guidance.link_checking.fetching import Manner
from guidance.link_checking.judging import record_answer
from guidance.link_checking.rounds import ask_all
from guidance.link_checking.safety import NetworkReach
from guidance.models.link_checks import LONGEST_ADDRESS

ENOUGH_HOSTS = 3  # if none of so many hosts answers, this machine is cut off


@dataclass(frozen=True, slots=True)
class CheckScope:
    """Which addresses to ask. `older_than` is whole days since they were last asked: 0 for all, 1 for not today."""

    older_than: int = 1
    limit: int | None = None
    hosts: frozenset[str] = frozenset()
    minutes: float = 60

    def find_due(self, addresses: set[str], now: datetime) -> list[models.LinkCheck]:
        day = timezone.localdate(now) - timedelta(days=self.older_than - 1)
        midnight = timezone.make_aware(datetime.combine(day, datetime.min.time()))
        links = models.LinkCheck.objects.for_addresses(addresses).due(midnight)
        wanted = [link for link in links if not self.hosts or get_host(link.address) in self.hosts]
        return wanted[: self.limit]


@dataclass(slots=True)
class LinkCheckSummary:
    """`left` counts the addresses that there was no time for. `faulty` has those that our own code failed on."""

    addresses: int
    too_long: dict[str, list[AddressUse]]
    asked: int = 0
    left: int = 0
    dropped: int = 0
    is_cut_off: bool = False
    faulty: list[str] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)
    to_mend: list[tuple[models.LinkCheck, list[AddressUse]]] = field(default_factory=list)


def check_links(
    now: datetime, scope: CheckScope, manner: Manner, reach: NetworkReach | None = None
) -> LinkCheckSummary:
    """Ask the addresses that are due. Each answer is saved as it arrives, so an interrupted check loses nothing."""
    uses = find_addresses_in_use()
    too_long = {address: uses.pop(address) for address in list(uses) if len(address) > LONGEST_ADDRESS}
    summary = LinkCheckSummary(len(uses), too_long)
    models.LinkCheck.objects.bulk_create([models.LinkCheck(address=address) for address in uses], ignore_conflicts=True)
    due = scope.find_due(set(uses), now)
    to_ask = [
        KnownAddress(link.address, link.final_address, link.newest_digest, link.etag, link.last_modified)
        for link in due
    ]
    answers = ask_all(to_ask, manner, reach or NetworkReach(), scope.minutes * 60)
    with closing(answers), _Recorder(due, now) as recorder:
        for known, answer in answers:
            recorder.record(known.address, answer)
    summary.asked, summary.is_cut_off, summary.faulty = recorder.asked, recorder.is_cut_off, recorder.faulty
    summary.left = len(due) - recorder.asked
    if not (summary.left or scope.limit or scope.hosts):
        summary.dropped = _drop_unused()
    links = models.LinkCheck.objects.for_addresses(uses)
    summary.counts = dict(links.order_by().values_list("state").annotate(Count("pk")))
    to_mend = [*links.dead(), *links.refused(), *links.changed_since_checked(), *links.moved_for_good()]
    summary.to_mend = [(link, uses[link.address]) for link in dict.fromkeys(to_mend)]
    return summary


class _Recorder:
    """Saves each answer in a transaction of its own.

    Failures are held back until some host answers: if none does, this machine is cut off and no link is dead.
    """

    def __init__(self, due: list[models.LinkCheck], now: datetime) -> None:
        self.asked = 0
        self.is_cut_off = False
        self.faulty: list[str] = []
        self._now = now
        self._asked_before = {link.address: link.checked_at for link in due}
        days = models.Source.objects.values_list("address").annotate(day=Min("checked_on")).order_by()
        self._checked_on: dict[str, date] = dict(days)
        self._kept_back: list[tuple[str, LinkAnswer]] = []
        self._has_answered = False

    def __enter__(self) -> "_Recorder":
        return self

    def record(self, address: str, answer: LinkAnswer) -> None:
        self.asked += 1
        if answer.result is Result.FAULT:
            self.faulty.append(address)
        elif answer.status is None and answer.result is Result.FAILED and not self._has_answered:
            self._kept_back.append((address, answer))
        else:
            if answer.status is not None:
                self._has_answered = True
                self._write_kept_back()
            self._write_answer(address, answer)

    def __exit__(self, *error: object) -> None:
        self.is_cut_off = len({get_host(address) for address, _ in self._kept_back}) >= ENOUGH_HOSTS
        if not self.is_cut_off:
            self._write_kept_back()

    def _write_kept_back(self) -> None:
        while self._kept_back:
            self._write_answer(*self._kept_back.pop())

    def _write_answer(self, address: str, answer: LinkAnswer) -> None:
        """Does nothing if another check has asked the address meanwhile, or removed it as unused."""
        with transaction.atomic():
            mine = models.LinkCheck.objects.select_for_update().filter(
                address=address, checked_at=self._asked_before[address]
            )
            for link in mine:
                record_answer(link, answer, self._now, self._checked_on.get(address))
                link.save()


def _drop_unused() -> int:
    """Reads the uses again, because another check may have added rows for new links during this one."""
    with transaction.atomic():
        uses = find_addresses_in_use()
        unused = [pk for pk, address in models.LinkCheck.objects.values_list("pk", "address") if address not in uses]
        return models.LinkCheck.objects.filter(pk__in=unused).delete()[0]
