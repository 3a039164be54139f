"""Notes for the employer on a job description: what is left to do, advice, sources and clauses.

All of what candidates are not to read is here, in a file and a page of its own.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from guidance import models
from guidance.documents import blocks, job_description, markdown
from guidance.documents import pay as pay_shown
from guidance.documents.reference import clauses_of
from guidance.rules.choosing import funding
from guidance.rules.recruitment import tailoring
from guidance.rules.recruitment.document_checks import Advice
from guidance.rules.recruitment.filled_in import show_prompts

TITLE = "Notes for the employer"
NOT_FOR_CANDIDATES = "For whoever recruits. Candidates do not need these notes: keep them out of the vacancy."
_MATCHING = (
    "Have the post matched before you advertise it. A panel needs an agreed job description and person specification: "
    "see the NHS Job Evaluation Handbook, chapter 10. Until then the band in the file is indicative."
)
_OWN_SCHEME = "Have the post evaluated under the employer's own scheme. Agenda for Change does not apply."
_ANNEX = (
    "Check each line of the annex with somebody who does the work. How often and how long are our suggestions. "
    "It has plain facts only: the handbook says not to use the scheme's headings or words."
)
_POST = "Say whether the post is for adults or for children. Until you do, the duties are those of a post for adults."
_BOOKINGS = (
    "Settle with the provider whether practices book patients directly. The duty is in the file until you say no."
)
_SUPPLEMENT = "Say where the post is based: in or near London the salary has a supplement."
_DBS = "Run the DBS eligibility tool for the post, and ask applicants only for what the 1975 Order allows."
_SECTIONS = (
    "Read the sections that every post has, from confidentiality to values. Put your own policy's words in place."
)


_OF_EMPLOYERS = {
    **funding.BY_EMPLOYER,
    tailoring.EmployedBy.PRACTICE: "Ask your ICB whether a post that your PCN or a practice employs itself can be "
    "claimed for at all.",
}


def lay_out_employer_notes(
    template: models.JobDescription, answers: tailoring.Tailoring | None, day: date, advice: Sequence[Advice] = ()
) -> blocks.Document:
    """Reads the template's lines and citations: fetch it with `presenters.template_rows.templates_with_sources`."""
    answers = answers or tailoring.Tailoring(template.slug)
    pay = pay_shown.find_pay(answers.post_paid)
    reference = job_description.refer_to(template, answers, pay, day)
    return blocks.Document(
        title=f"{TITLE}: {job_description.job_title(template, answers)}",
        subject="What is left to do, advice and sources",
        reference=str(reference),
        day=day,
        blocks=(
            blocks.Paragraph((blocks.Run(NOT_FOR_CANDIDATES, bold=True),), is_note=True),
            *_lay_out_tasks(template, answers, day),
            *_lay_out_advice(advice),
            *_lay_out_post(template, answers, pay),
            *_lay_out_sources(template, answers),
            *_lay_out_clauses(template),
            blocks.Heading(2, "Reference"),
            blocks.Paragraph(
                blocks.plain_words(
                    f"The files have the code {reference} in small print. In full it is: {reference.in_full}. "
                    "Paste either into 'Check a job description' to see what has changed since."
                )
            ),
        ),
    )


def _lay_out_tasks(template: models.JobDescription, answers: tailoring.Tailoring, day: date) -> Iterator[blocks.Block]:
    asked = models.list_asked(template)
    yield blocks.Heading(2, "What is left to do")
    places_left = blocks.list_unfilled(job_description.lay_out_job_description(template, answers, day))
    tasks = [f"Fill in what is marked: {'; '.join(place.label for place in places_left)}."] if places_left else []
    tasks += [_POST] if "post" in asked and not answers.post else []
    tasks += [_BOOKINGS] if "direct_bookings" in asked and not answers.direct_bookings else []
    tasks += [_SUPPLEMENT] if "zone" in asked and not answers.zone else []
    tasks += [_MATCHING if template.band else _OWN_SCHEME]
    slugs = {section.slug for section in job_description.list_sections(template, answers)}
    if any(section.place == job_description.Place.ANNEX for section in template.sections.all()):
        tasks.append(_ANNEX)
    tasks += [_DBS] if "dbs" in slugs else []
    tasks.append(_SECTIONS)
    yield _list_lines(tasks)


def _lay_out_advice(advice: Sequence[Advice]) -> Iterator[blocks.Block]:
    if advice:
        yield blocks.Heading(2, "To look at again")
    for piece in advice:
        about = f" '{piece.about}'" if piece.about else ""
        source = f" See {piece.reference.title}." if piece.reference else ""
        words = blocks.Run(blocks.make_printable(f"{about} {piece.reason}{source}"))
        yield blocks.Paragraph((blocks.Run(piece.text, bold=True), words))


def _lay_out_post(
    template: models.JobDescription, answers: tailoring.Tailoring, pay: pay_shown.PayShown | None
) -> Iterator[blocks.Block]:
    yield blocks.Heading(2, "About this post")
    if employer := _OF_EMPLOYERS.get(answers.employed_by):
        yield blocks.Paragraph(blocks.plain_words(employer))
    if template.band:
        yield blocks.Paragraph(blocks.plain_words(f"The template was written with {template.band} in mind."))
    yield from markdown.blocks_of(template.employer_note)
    if pay:
        yield blocks.Heading(2, "Salary")
        yield blocks.Paragraph(blocks.plain_words(f"Pay: {pay.source}."))
        if pay.in_area and pay.in_area.sources:
            yield blocks.Paragraph(blocks.plain_words(f"Supplement: {'; '.join(pay.in_area.sources)}."))
        elif pay.in_area:
            yield blocks.Paragraph(
                blocks.plain_words("We have not found the supplement's rates for this year. Put your own amount in.")
            )


def _lay_out_sources(template: models.JobDescription, answers: tailoring.Tailoring) -> Iterator[blocks.Block]:
    """Of what the file has: not of a duty or a section that was left out."""
    kept = {section.slug for section in job_description.list_sections(template, answers)}
    sections = [section for section in template.sections.all() if section.slug in kept]
    duties = job_description.list_duties(template, answers)
    yield blocks.Heading(2, "Where each part is from")
    yield blocks.Paragraph(
        blocks.plain_words("The words are ours, except where you changed them. These are the places that they rest on.")
    )
    rows: list[tuple[str, str]] = []
    for part, label in models.JobDescriptionCitation.Part.choices:
        cited = [_cite(one) for one in template.citations.all() if one.part == part]
        rows += [(str(label), "; ".join(cited))] if cited else []
    rows += [(section.heading, _cite(section)) for section in sections]
    yield _build_table("Part", rows)
    yield blocks.Heading(3, "Duties")
    yield _build_table("Duty", [(_cut(duty.text), _cite(duty)) for duty in duties])
    yield blocks.Heading(3, "Person specification")
    yield _build_table("Criterion", [(_cut(one.text), _cite(one)) for one in template.criteria.all()])
    yield blocks.Heading(3, "The sources")
    named = [(source.short_title, _describe(source)) for source in _list_sources(template, sections, duties)]
    yield _build_table("Called here", named, "In full")


def _lay_out_clauses(template: models.JobDescription) -> Iterator[blocks.Block]:
    clauses = sorted(clauses_of(template), key=lambda clause: (clause.instrument.slug, clause.number))
    if not clauses:
        return
    yield blocks.Heading(2, "The clauses behind it")
    rows = [
        (f"{_name_instrument(clause.instrument)}, {clause.number}", _plain(clause.plain_english or clause.heading))
        for clause in clauses
    ]
    yield _build_table("Clause", rows, "What it says")


def _cite(row: models.JobDescriptionCitation | models.Duty | models.Criterion | models.JobDescriptionSection) -> str:
    return f"{row.source.short_title}: {row.locator}"


def _list_sources(
    template: models.JobDescription, sections: Sequence[models.JobDescriptionSection], duties: Sequence[models.Duty]
) -> Iterator[models.Source]:
    rows = (template.citations.all(), sections, duties, template.criteria.all())
    yield from dict.fromkeys(row.source for held in rows for row in held)


def _describe(source: models.Source) -> str:
    return ". ".join(part for part in (f"{source.title}, {source.publisher}", source.caution) if part)


def _name_instrument(instrument: models.Instrument) -> str:
    return f"Network Contract DES {instrument.contract_year}" if instrument.contract_year else instrument.title


def _plain(text: str) -> str:
    return "".join(word.text for word in markdown.words_of(text) if isinstance(word, blocks.Run))


def _cut(text: str) -> str:
    """The first sentence, without the list that may be beneath it."""
    first, dot, _ = _plain(show_prompts(text.partition("\n\n")[0])).partition(". ")
    return f"{first}." if dot else first


def _build_table(first: str, rows: Iterable[tuple[str, str]], second: str = "Source") -> blocks.Table:
    cells = tuple((blocks.plain_words(name), blocks.plain_words(text)) for name, text in rows)
    return blocks.Table((first, second), cells, (40, 60))


def _list_lines(lines: Iterable[str]) -> blocks.List:
    return blocks.List(tuple(blocks.ListItem(blocks.plain_words(line)) for line in lines))
