"""The rows that many pages need: abbreviations, years, questions and bands, in one query for each content version."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.db.models import CharField, F, IntegerField, QuerySet, Value
from django.db.models.functions import Cast

from guidance import models
from guidance.rules.years.contract_years import get_bounds


@dataclass(frozen=True, slots=True)
class AbbreviatedTerm:
    slug: str
    abbreviation: str
    term: str
    expand: bool


@dataclass(frozen=True, slots=True)
class QuestionAsked:
    slug: str
    question: str
    role_slug: str
    topic_slug: str


@dataclass(frozen=True, slots=True)
class SharedRows:
    """Terms to write out come last, years oldest first, questions in their own order, bands lowest first."""

    terms: tuple[AbbreviatedTerm, ...]
    years: tuple[models.ContractYear, ...]
    questions: tuple[QuestionAsked, ...]
    bands: tuple[models.Band, ...]


@lru_cache(maxsize=2)
def shared_rows(content_version: str) -> SharedRows:  # noqa: ARG001  the key of the cache
    terms = _select_columns(
        models.GlossaryTerm.objects.abbreviations(), "term", "term", "abbreviation", "", Cast("expand", _INTEGER)
    )
    years = _select_columns(models.ContractYear.objects.all(), "year", "", "", "", Value(0))
    questions = _select_columns(
        models.FAQ.objects.all(), "question", "question", "role__slug", "topic__slug", F("order")
    )
    bands = _select_columns(models.Band.objects.all(), "band", "", "", "", F("order"))
    rows = list(terms.union(years, questions, bands, all=True).order_by("place", "named"))
    return SharedRows(
        terms=tuple(
            AbbreviatedTerm(slug, abbreviation, term, bool(expand))
            for kind, _, slug, term, abbreviation, _, expand in rows
            if kind == "term"
        ),
        years=tuple(_build_year(pk, slug) for kind, pk, slug, *_ in rows if kind == "year"),
        questions=tuple(
            QuestionAsked(slug, question, role, topic)
            for kind, _, slug, question, role, topic, _ in rows
            if kind == "question"
        ),
        bands=tuple(models.Band(pk=pk, slug=slug, order=order) for kind, pk, slug, *_, order in rows if kind == "band"),
    )


_TEXT = CharField()
_INTEGER = IntegerField()


def _select_columns(
    rows: QuerySet[Any], kind: str, text: str, first: str, second: str, place: Any
) -> QuerySet[Any, Any]:
    """`text`, `first` and `second` are field paths. A blank one selects ''."""
    nothing = Value("", output_field=_TEXT)
    columns = {
        "kind": Value(kind, output_field=_TEXT),
        "key": F("pk"),
        "named": F("slug"),
        "text": F(text) if text else nothing,
        "first": F(first) if first else nothing,
        "second": F(second) if second else nothing,
        "place": place,
    }
    named: QuerySet[Any, Any] = rows.order_by().annotate(**columns)
    return named.values_list(*columns)


def _build_year(pk: int, slug: str) -> models.ContractYear:
    """Works out the year's days from its slug. The model's validation makes sure that they agree."""
    starts_on, ends_on = get_bounds(slug)
    return models.ContractYear(pk=pk, slug=slug, starts_on=starts_on, ends_on=ends_on)
