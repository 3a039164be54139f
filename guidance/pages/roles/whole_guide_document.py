"""A whole guide as a document, with a contents list: what the page of the whole guide says, from the same rows."""

from collections.abc import Iterable, Iterator
from datetime import date

from guidance import models
from guidance.documents import blocks
from guidance.documents.markdown import blocks_of
from guidance.models.guide import answers
from guidance.models.page_paths import page_path
from guidance.pages.roles import guide_sources
from guidance.pages.roles.guide_rows import GuideRows
from guidance.presenters.answers import ONLY_WHERE_HELD
from guidance.presenters.site import this_site
from guidance.presenters.years import ChosenYear
from guidance.rules.dates import long_date
from guidance.rules.fixed.slugs import TopicSlug


def lay_out_whole_guide(guide: GuideRows, chosen: ChosenYear, day: date) -> blocks.Document:
    return blocks.Document(
        title=f"{guide.role}: the whole guide",
        subject=f"What a primary care network needs to know to take on the role, for contract year {chosen.label}",
        reference=f"Whole guide · {guide.role} · {chosen.label} · {long_date(day)}",
        day=day,
        blocks=tuple(_lay_out_blocks(guide, chosen, day)),
    )


def _lay_out_blocks(guide: GuideRows, chosen: ChosenYear, day: date) -> Iterator[blocks.Block]:
    address = this_site().address + page_path("whole-guide", guide.role.slug) + chosen.query
    checked = sorted({section.checked_on for section in guide.sections})
    when = long_date(checked[0]) if len(checked) == 1 else f"{long_date(checked[0])} to {long_date(checked[-1])}"
    yield blocks.Paragraph(
        blocks.plain_words(
            f"Answers for {chosen.text}, made on {long_date(day)}. We last checked the guide against its sources on "
            f"{when}. Before you rely on it, look at {address} for what has changed."
        ),
        is_note=True,
    )
    cited = guide_sources.SourcesCited()
    parts = [
        (section.topic.question, list(_lay_out_section(guide, section, chosen, cited))) for section in guide.sections
    ]
    sources = cited.lay_out_list()
    yield blocks.Contents((*(question for question, _ in parts), *([guide_sources.HEADING] if sources else [])))
    for question, found in parts:
        yield blocks.Heading(2, question)
        yield from found
    if sources:
        yield blocks.Heading(2, guide_sources.HEADING)
        yield from sources


def _lay_out_section(
    guide: GuideRows, section: models.Section, chosen: ChosenYear, cited: guide_sources.SourcesCited
) -> Iterator[blocks.Block]:
    topic = section.topic.slug
    facts = list(answers.find_facts_of_section(section, guide.facts)) if topic in answers.OF_TOPICS else []
    main, *others = answers.OF_TOPICS.get(topic, (None,))
    if facts:
        yield from _lay_out_facts(guide, facts, chosen, cited)
    else:
        if section.answer:
            yield blocks.Paragraph(blocks.plain_words(section.answer))
        others = [*([main] if main else []), *others]
    for subject in others:
        about = [fact for fact in guide.facts if fact.subject == subject]
        held = {fact.contract_year.slug for fact in about}
        if chosen.slug in held or (held and subject not in ONLY_WHERE_HELD):
            yield blocks.Heading(3, f"{subject.label} in {chosen.label}")
            yield from _lay_out_facts(guide, about, chosen, cited)
    for statement in guide.statements(section):
        yield from _lay_out_statement(statement, chosen, cited)
    if topic == TopicSlug.CASE_STUDIES:
        for study in guide.case_studies:
            yield from _lay_out_case_study(study, cited)
    if topic == TopicSlug.EMPLOYMENT_MODELS:
        for model in guide.employment_models:
            yield from _lay_out_employment_model(model, chosen, cited)


def _lay_out_facts(
    guide: GuideRows, about: Iterable[models.YearFact], chosen: ChosenYear, cited: guide_sources.SourcesCited
) -> Iterator[blocks.Block]:
    """The facts of the year, in full; or, where there are none, that and what the nearest year answers in short."""
    shown = answers.choose_facts(chosen.slug, about)
    gap = " ".join(text for text in shown.gap if text)
    if gap:
        yield blocks.Paragraph(blocks.plain_words(gap), leads=bool(shown.facts))
    for fact in shown.facts:
        if fact.post:
            yield blocks.Paragraph((blocks.Run(fact.get_post_display(), bold=True),), leads=True)
        yield from blocks_of(fact.in_short)
        if not gap:
            yield from blocks_of(fact.detail)
        if fact.reasoning:
            yield blocks.Paragraph((blocks.Run("How we worked this out", bold=True),), leads=True)
            yield from blocks_of(fact.reasoning)
        yield cited.write_line(guide.facts[fact], fact.get_label_display() if fact.label else "")


def _lay_out_statement(
    statement: models.Statement, chosen: ChosenYear, cited: guide_sources.SourcesCited
) -> Iterator[blocks.Block]:
    citations: list[models.StatementCitation] = list(statement.citations.all())
    differ = statement.kind == models.Statement.Kind.SOURCES_DIFFER
    yield blocks.Heading(3, f"Sources differ: {statement.heading}" if differ else statement.heading)
    yield from _lay_out_year(statement.contract_year, chosen)
    if differ:
        rows = tuple((cited.name_place(each), _run_together(each.says)) for each in citations)
        yield blocks.Table(("Source", "What it says"), rows, (35, 65))
    else:
        yield from blocks_of(statement.body)
    if statement.overtaken:
        yield blocks.Paragraph((blocks.Run("Since then", bold=True),), leads=True)
        yield from blocks_of(statement.overtaken)
    if differ:
        yield blocks.Paragraph((blocks.Run("What to do", bold=True),), leads=True)
        yield from blocks_of(statement.body)
    else:
        yield cited.write_line(citations)


def _lay_out_case_study(study: models.CaseStudy, cited: guide_sources.SourcesCited) -> Iterator[blocks.Block]:
    yield blocks.Heading(3, study.title)
    yield blocks.Paragraph((blocks.Run(f"{study.setting}, {study.year}", bold=True),), leads=True)
    yield from blocks_of(study.body)
    if study.quotation:
        yield blocks.Paragraph((blocks.Run(study.quotation, italic=True), blocks.Run(f"\n{study.quoted}")))
    yield from blocks_of(study.caution)
    yield cited.write_line([study])


def _lay_out_employment_model(
    model: models.EmploymentModel, chosen: ChosenYear, cited: guide_sources.SourcesCited
) -> Iterator[blocks.Block]:
    yield blocks.Heading(3, model.title)
    yield from _lay_out_year(model.contract_year, chosen)
    said = (("Who employs", model.employer), ("Who pays", model.payer), ("Where the post works", model.base))
    rows = tuple((blocks.plain_words(name), _run_together(text)) for name, text in said if text)
    yield blocks.Table(("Question", "Answer"), rows, (28, 72))
    if model.benefits:
        yield blocks.Paragraph((blocks.Run("What the source says it gains", bold=True),), leads=True)
        yield from blocks_of(model.benefits)
    yield cited.write_line([model])


def _lay_out_year(year: models.ContractYear | None, chosen: ChosenYear) -> Iterator[blocks.Block]:
    if year:
        other = chosen.unless(year)
        said = f"Contract year {year}{f', not {other}' if other else ''}"
        yield blocks.Paragraph((blocks.Run(said, bold=True),), leads=True)


def _run_together(markdown: str) -> blocks.Words:
    """For a table's cell: paragraphs and items each on a line."""
    words: list[blocks.Inline] = []
    for block in blocks_of(markdown):
        for part in _list_lines(block):
            words += [*([blocks.Run("\n")] if words else []), *part]
    return tuple(words)


def _list_lines(block: blocks.Block) -> Iterator[blocks.Words]:
    match block:
        case blocks.Paragraph(words=words):
            yield words
        case blocks.List(items=items):
            yield from ((blocks.Run("• "), *item.words) for item in items)
        case blocks.Table(columns=columns, rows=rows):
            yield (blocks.Run("; ".join(columns)),)
            for row in rows:
                yield tuple(word for cell in row for word in (*cell, blocks.Run("; ")))[:-1]
