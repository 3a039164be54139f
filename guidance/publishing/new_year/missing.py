"""What a contract year that somebody starts still lacks, beside what the year before has."""

from dataclasses import dataclass

from guidance import models
from guidance.content import kinds
from guidance.content.records import Record
from guidance.publishing.drafting.snapshots import Snapshot, stored_key
from guidance.publishing.new_year.starting import Question, ask_again, is_answered, list_questions
from guidance.publishing.new_year.year_drafts import YearDrafts


@dataclass(frozen=True)
class AskedAgain:
    """A question that last year answers. `draft` is to answer it this year. It may be in no release yet."""

    last: list[models.YearFact]
    draft: models.Edition | None
    is_in_release: bool
    is_answered: bool

    @property
    def name(self) -> str:
        first = self.last[0]
        post = f", {first.get_post_display().lower()}" if first.post else ""
        return f"{first.get_subject_display()}: {first.role.name}{post}"


def find_specification(year: YearDrafts) -> models.Edition | None:
    of_year = (edition for edition, record in year.of(models.Instrument) if _is_of(record, year.slug))
    return next(of_year, None)


def list_asked_again(year: YearDrafts) -> list[AskedAgain]:
    roles = dict(models.Role.objects.values_list("slug", "pk"))
    drafted: dict[Question, tuple[models.Edition, bool]] = {}
    for edition, record in year.of(models.YearFact):
        fields = record.fields
        if _is_of(record, year.slug):
            question = roles.get(fields["role"][0], 0), fields.get("subject", ""), fields.get("post", "")
            answered = is_answered(record)
            if question not in drafted or answered:
                drafted[question] = edition, answered
    left = _read_left_for_later(year)
    found = []
    for question, last in list_questions(year.last).items():
        aside = left.get(stored_key(ask_again(last[0], year.slug).key), (None, False))
        draft, answered = drafted.get(question, aside)
        found.append(AskedAgain(last, draft, question in drafted, answered))
    return found


def _read_left_for_later(year: YearDrafts) -> dict[str, tuple[models.Edition, bool]]:
    """Drafts of answers for this year that are in no release, by their natural keys, with whether they say anything."""
    label = kinds.get_label(models.YearFact)
    left = models.Edition.objects.open().filter(root__model=label, root__row=None, release=None)
    of_year = left.filter(natural_key__startswith=f'["{year.slug}", ').select_related("root")
    read = ((edition, Snapshot.read(edition.snapshot).root) for edition in of_year.order_by("-pk"))
    return {edition.natural_key: (edition, is_answered(record)) for edition, record in read}


def list_unanswered(year: YearDrafts) -> list[models.Edition]:
    """The drafts of facts that nobody has written an answer in."""
    return [edition for edition, record in year.of(models.YearFact) if not is_answered(record)]


def _is_of(record: Record, slug: str) -> bool:
    return list(record.fields.get("contract_year") or []) == [slug]


def list_bands_without_pay(year: YearDrafts) -> list[models.Band]:
    """The bands that last year has pay for and this one has not. Pay without a last day goes on until the next."""
    first, last = year.bounds
    bounds = year.last.starts_on, year.last.ends_on
    then = set(models.PayPoint.objects.holding_in(*bounds).values_list("band__slug", flat=True))
    now = set(models.PayPoint.objects.holding_in(first, last).values_list("band__slug", flat=True))
    now |= {
        str(record.fields["band"][0])
        for _, record in year.of(models.PayPoint)
        if first <= record.fields["holds_from"] <= last
    }
    return list(models.Band.objects.filter(slug__in=then - now))


def count_clauses(year: YearDrafts) -> int:
    slugs = {str(record.key[0]) for _, record in year.of(models.Instrument) if _is_of(record, year.slug)}
    return sum(record.fields["instrument"][0] in slugs for _, record in year.of(models.Clause))


def count_of_year(year: YearDrafts, kind: type[models.Milestone | models.ContractChange]) -> int:
    return sum(_is_of(record, year.slug) for _, record in year.of(kind))
