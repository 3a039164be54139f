"""The answer to a question that names a clause, a band, a role or an abbreviation, and asks no more."""

from guidance import models
from guidance.pages.search.answer_card import AnswerCard
from guidance.presenters import citations
from guidance.presenters.links import Link
from guidance.presenters.prose import Prose
from guidance.rules.money import format_pounds
from guidance.rules.years import contract_years, holding
from guidance.search.lexicon import Lexicon
from guidance.search.question import SearchQuestion


def find_named_card(question: SearchQuestion, lexicon: Lexicon, year: str, prose: Prose) -> AnswerCard | None:
    """`year` is the slug of the contract year in force, used where the question does not name a year."""
    named, asks_more = question.named, question.asks_more
    if named.number and not asks_more:
        return build_clause_card(named.number, named.year, prose)
    if named.band and question.asks_for_pay:
        return build_band_card(named.band, named.year or year, prose)
    meanings = lexicon.meanings.get(question.abbreviation, ())
    if len(question.roles) == 1 and not asks_more and len(meanings) < 2:
        return build_role_card(next(iter(question.roles)), prose)
    return _build_term_card(question.abbreviation, prose) if len(meanings) == 1 else None


def build_clause_card(number: str, year: str, prose: Prose) -> AnswerCard | None:
    """A contract's clause before any other text's: of the year named, or else the newest in official words."""
    held = (
        models.Clause.objects.filter(number=number)
        .with_those_above()
        .select_related("source", "instrument__contract_year")
    )
    by_year = {each.instrument.contract_year.slug: each for each in held if each.instrument.contract_year}
    of_contract = [by_year[slug] for slug in sorted(by_year, reverse=True)]
    chosen = [by_year[year]] if year in by_year else sorted(of_contract, key=lambda clause: not clause.wording)
    if not chosen and len(held) != 1:
        return None  # several texts have that number: the results name each
    clause = chosen[0] if chosen else held[0]
    whose = clause.instrument.contract_year or clause.instrument.title
    return AnswerCard(
        heading=f"{number}{f' {clause.heading}' if clause.heading else ''}, {whose}",
        href=clause.get_absolute_url(),
        html=prose.quotation(clause.wording) if clause.wording else prose.html(clause.plain_english),
        is_quotation=bool(clause.wording),
        citations=(citations.cite_row(clause),),
        links=tuple(
            Link(f"{number} in {each.instrument.contract_year}", each.get_absolute_url())
            for each in of_contract
            if each is not clause
        ),
    )


def build_band_card(band: str, year: str, prose: Prose) -> AnswerCard | None:
    points = list(
        models.PayPoint.objects.holding_in(*contract_years.get_bounds(year))
        .filter(band__slug=band)
        .select_related("band", "source")
    )
    if not points:
        return None
    steps = []
    for step in models.PayPoint.Step:
        held = holding.find_in_year([point for point in points if point.step == step], year)
        if held:
            amounts = holding.write_amounts(held, year, lambda point: format_pounds(point.amount))
            steps.append(f"{step.label.lower()} {amounts}")
    return AnswerCard(
        heading=f"{points[0].band}, {contract_years.label_year(year)}",
        href=prose.kept.link(points[0].band.get_absolute_url()),
        html=prose.line(f"Full-time pay a year in England: {', '.join(steps)}."),
        citations=citations.cite_all(points),
    )


def build_role_card(slug: str, prose: Prose) -> AnswerCard | None:
    role = models.Role.objects.filter(slug=slug).first()
    if role is None:
        return None
    sections = models.Section.objects.filter(role=role).in_guide_order()
    return AnswerCard(
        heading=f"{role} ({role.abbreviation})" if role.abbreviation else str(role),
        href=prose.kept.link(role.get_absolute_url()),
        html=prose.line(role.summary),
        links=tuple(Link(section.topic.title, prose.kept.link(section.get_absolute_url())) for section in sections),
    )


def _build_term_card(abbreviation: str, prose: Prose) -> AnswerCard | None:
    term = models.GlossaryTerm.objects.filter(abbreviation__iexact=abbreviation).select_related("source").first()
    return describe_term(term, prose) if term else None


def describe_term(term: models.GlossaryTerm, prose: Prose) -> AnswerCard:
    """Reads the term's source: fetch it with that."""
    return AnswerCard(
        heading=f"{term.abbreviation}: {term.term}" if term.abbreviation else term.term,
        href=term.get_absolute_url(),
        html=prose.html(term.definition),
        citations=(citations.cite_row(term),) if term.source else (),  # type: ignore[arg-type]  # it has a source
    )
