"""Starts a contract year: one release with a draft of the year, of its specification and of each answer to write."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from guidance import models
from guidance.content import kinds
from guidance.content.kinds import Key
from guidance.content.records import Record, make_canonical
from guidance.publishing import errors, permissions
from guidance.publishing.drafting import drafts
from guidance.publishing.drafting.snapshots import Snapshot, stored_key
from guidance.publishing.going_live import membership
from guidance.rules.years import contract_years

# A role, a subject and a post: what one answer is about.
Question = tuple[int, str, str]


@dataclass(frozen=True)
class ProposedYear:
    """The year after the last one that readers see. `questions` are what that one answers, with its answers."""

    slug: str
    last: models.ContractYear
    questions: dict[Question, list[models.YearFact]]

    @property
    def label(self) -> str:
        return contract_years.label_year(self.slug)

    @property
    def bounds(self) -> tuple[date, date]:
        return contract_years.get_bounds(self.slug)


@dataclass(frozen=True)
class Specification:
    """Where the year's contract is taken from. `source` is the natural key of a source, live or a draft."""

    title: str
    source: Key
    locator: str


def propose_year() -> ProposedYear | None:
    """None if there is no contract year to go on from."""
    last = models.ContractYear.objects.newest_first().first()
    if last is None:
        return None
    slug = contract_years.get_slug_on(last.ends_on + timedelta(days=1))
    return ProposedYear(slug, last, list_questions(last))


def list_questions(year: models.ContractYear) -> dict[Question, list[models.YearFact]]:
    """The year's facts by what they answer, in their order: the first is the one to follow."""
    found: dict[Question, list[models.YearFact]] = {}
    for fact in year.facts.select_related("role", "contract_year").order_by("role__order", "order", "slug"):
        found.setdefault((fact.role_id, fact.subject, fact.post), []).append(fact)
    return found


def find_started(slug: str) -> models.Edition | None:
    """The open draft of the year, where somebody has started it."""
    key, label = stored_key((slug,)), kinds.get_label(models.ContractYear)
    open_drafts = models.Edition.objects.open().filter(root__model=label, root__row=None, natural_key=key)
    return open_drafts.select_related("root", "release").order_by("pk").first()


@transaction.atomic
def start_year(slug: str, *, specification: Specification | None, by: User, at: datetime) -> models.Release:
    """Without a specification its draft is left for later.

    Raises PublishingError if this year is not the next one, or if somebody has started it.
    """
    permissions.require_permission(by, permissions.DRAFT)
    models.ContentVersion.lock()
    proposed = propose_year()
    if proposed is None or proposed.slug != slug:
        raise errors.PublishingError("Another year is the next one now. Open this page again.")
    if find_started(slug):
        raise errors.WrongStateError(f"{proposed.label} was started already. Open its release.")
    title = f"Contract year {proposed.label}"
    release = membership.create_release(title, by=by, at=at)
    make_drafts(_write_records(proposed, specification, timezone.localdate(at)), release, by=by, at=at)
    return release


def make_drafts(records: Iterable[Record], release: models.Release, *, by: User, at: datetime) -> list[models.Edition]:
    """Drafts of new records in the release, which a source that is a draft itself joins."""
    made = [drafts.start_new_record(Snapshot.of(record, []), by=by, at=at, release=release) for record in records]
    cite = [edition for edition in made if "source" in edition.snapshot[0]["fields"]]
    for edition in cite[:1]:  # all of them cite the same one
        membership.join_with_cited(edition, by=by, at=at)
    return made


def _write_records(proposed: ProposedYear, specification: Specification | None, today: date) -> Iterator[Record]:
    starts_on, ends_on = proposed.bounds
    year = {"slug": proposed.slug, "starts_on": starts_on, "ends_on": ends_on}
    yield make_canonical(models.ContractYear, year)
    if specification:
        yield _write_specification(proposed.slug, specification, today)
    for facts in proposed.questions.values():
        yield ask_again(facts[0], proposed.slug)


def _write_specification(slug: str, given: Specification, today: date) -> Record:
    values = {
        "slug": f"des-{slug}",
        "title": given.title,
        "kind": models.Instrument.Kind.DES.value,
        "contract_year": [slug],
        "checked_on": today,
        "source": given.source,
        "locator": given.locator,
    }
    return make_canonical(models.Instrument, values)


def ask_again(fact: models.YearFact, slug: str) -> Record:
    """The same question in another year, without an answer: nobody has checked that the old one still holds."""
    values = {
        "contract_year": [slug],
        "role": [fact.role.slug],
        "slug": fact.slug.replace(fact.contract_year.slug, slug),
        "subject": fact.subject,
        "post": fact.post,
        "order": fact.order,
    }
    return make_canonical(models.YearFact, values)


def is_answered(record: Record) -> bool:
    """Whether a draft of a fact says anything."""
    return bool(record.fields.get("answer") or record.fields.get("body"))


@transaction.atomic
def leave_for_later(unanswered: Iterable[models.Edition], *, by: User, at: datetime) -> None:
    """Takes drafts out of their release, so that the rest of it can go live. They stay drafts."""
    for edition in unanswered:
        membership.set_release(edition, None, by=by, at=at)
