"""Advice on a tailored job description: what to look at again and why. It never stops a download."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain

from guidance.rules.recruitment import tailoring, templates, wording

HANDBOOK = wording.EVALUATION
LONGEST_ECHO = 140
SHORTEST_WORD = 5
LONGEST_STEM = 6  # 'assess', 'assessing' and 'assessment' count as one word

# Criteria that need no duty behind them, such as registration or a right to work.
STANDS_ALONE = re.compile(r"registr|qualif|licen|right to work|\bdbs\b|disclosure|driv", re.IGNORECASE)
_COMMON = re.compile(
    r"ability|about|across|after|among|being|demonstrable|demonstrates?|evidence|experienced?|good|knowledge|others?|"
    r"people|practice|relevant|role|shows|skills?|their|there|these|those|through|understanding|using|where|which|"
    r"willing|within|without|working|works"
)


@dataclass(frozen=True, slots=True)
class Advice:
    """`about` is the line in question, if any. `step` is the part of the form where it can be changed."""

    text: str
    reason: str
    reference: templates.AdviceReference | None
    step: str
    about: str = ""


def list_advice(template: templates.TemplateFacts, answers: tailoring.Tailoring) -> list[Advice]:
    """All the advice, starting with what the contract asks for."""
    return [
        *duties_dropped(template, answers),
        *no_reporting_line(answers),
        *no_supervision(template, answers),
        *band_outside_the_role(template, answers),
        *band_of_another_template(template, answers),
        *criteria_without_a_duty(template, answers),
        *discriminatory_wording(answers),
        *vague_wording(answers),
        *evaluation_language(answers),
    ]


def duties_dropped(template: templates.TemplateFacts, answers: tailoring.Tailoring) -> Iterator[Advice]:
    """Warn about duties left out that the contract or the law asks for, or that are not optional in the template.

    An optional duty counts only if no other duty answers its clause.
    """
    kept = {clause for duty in template.duties if duty.slug not in answers.left_out for clause in duty.clauses}
    for duty in template.duties:
        if duty.slug not in answers.left_out or not duty.is_in(answers):
            continue
        binding = [clause for clause in duty.clauses if clause.is_must and not (duty.optional and clause in kept)]
        if binding:
            yield Advice(
                f"A duty is left out that answers {templates.name_clauses(binding)}.",
                "It is among what the post must do. Without it the post may not meet the clause, and what you claim "
                "for the post may be questioned.",
                _cite_clause(binding[0]),
                "duties",
                duty.text,
            )
        elif not duty.optional:
            yield Advice(
                "A duty is left out that the template does not give as optional.",
                "The template's band depends on all of its duties together.",
                _cite_clause(duty.clauses[0]) if duty.clauses else HANDBOOK,
                "duties",
                duty.text,
            )


def no_reporting_line(answers: tailoring.Tailoring) -> Iterator[Advice]:
    if not answers.line_manager:
        yield Advice(
            "No line manager is named.",
            "A postholder who works for several practices needs to know who manages them, and an evaluation panel "
            "needs the reporting line.",
            HANDBOOK,
            "people",
        )


def no_supervision(template: templates.TemplateFacts, answers: tailoring.Tailoring) -> Iterator[Advice]:
    if not answers.clinical_supervisor:
        reason = (
            template.supervision.plain_english
            if template.supervision
            else "Supervision keeps patients and the postholder safe. Applicants look for it too."
        )
        reference = _cite_clause(template.supervision) if template.supervision else None
        yield Advice("No clinical or professional supervisor is named.", reason, reference, "people")


def band_outside_the_role(template: templates.TemplateFacts, answers: tailoring.Tailoring) -> Iterator[Advice]:
    if answers.band and answers.band not in template.bands:
        allowed = " or ".join(f"Band {band}" for band in template.bands)
        says = (
            f"The sources put the role at {allowed}." if allowed else "Agenda for Change does not apply to this post."
        )
        yield Advice(
            f"Band {answers.band} is outside the role's bands.",
            f"{says} The network pays anything above what is repaid.",
            template.bands_reference,
            "pay",
        )


def band_of_another_template(template: templates.TemplateFacts, answers: tailoring.Tailoring) -> Iterator[Advice]:
    if template.band and answers.band in template.bands and answers.band != template.band:
        yield Advice(
            f"The band is {answers.band}, but these duties were written with Band {template.band} in mind.",
            "A band follows from the duties, not the other way round. Look for a template at the band that you want, "
            "and have the job description evaluated.",
            HANDBOOK,
            "pay",
        )


def criteria_without_a_duty(template: templates.TemplateFacts, answers: tailoring.Tailoring) -> Iterator[Advice]:
    """Warn about essential criteria that share no telling word with any remaining duty.

    A criterion of the template counts only if it matched a duty before tailoring: editors have checked the others.
    """
    kept = [duty.text for duty in template.duties if duty.slug not in answers.left_out]
    left = _find_stems([*kept, *answers.own_duties])
    at_first = _find_stems(duty.text for duty in template.duties)
    essential = [criterion for criterion in template.criteria if criterion.essential]
    lost = [
        criterion.text
        for criterion in essential
        if _find_stems([criterion.text]) & at_first
        and not _find_stems([criterion.text]) & left
        and _needs_a_duty(criterion)
    ]
    added = [
        criterion.text
        for criterion in answers.own_criteria
        if criterion.weight == tailoring.Weight.ESSENTIAL
        and not _find_stems([criterion.text]) & left
        and _needs_a_duty(criterion)
    ]
    for text in [*lost, *added]:
        yield Advice(
            "An essential criterion has no duty behind it.",
            "What is asked of every applicant has to be needed for the work. If it isn't, it shuts people out for no "
            "reason that you could give.",
            wording.RECRUITMENT,
            "duties",
            _cut_text(text),
        )


def discriminatory_wording(answers: tailoring.Tailoring) -> Iterator[Advice]:
    for found in wording.find_discriminatory(own_texts(answers)):
        yield _advise_on_wording(f"'{found.words}' may discriminate.", found)


def vague_wording(answers: tailoring.Tailoring) -> Iterator[Advice]:
    for found in wording.find_vague(own_texts(answers)):
        yield _advise_on_wording(f"'{found.words}' is vague.", found)


def evaluation_language(answers: tailoring.Tailoring) -> Iterator[Advice]:
    for found in wording.find_evaluation_language(answers.own_duties):
        yield _advise_on_wording(f"'{found.words}' is copied from the job evaluation scheme.", found)


def own_texts(answers: tailoring.Tailoring) -> Iterator[str]:
    """The texts that the employer wrote itself and applicants will read."""
    return chain(answers.own_duties, (criterion.text for criterion in answers.own_criteria), [answers.job_title])


def find_untested(criteria: Iterable[templates.CriterionLine], tested: set[str]) -> list[templates.CriterionLine]:
    """The essential criteria that no interview question tests. `tested` has slugs."""
    return [criterion for criterion in criteria if criterion.essential and criterion.slug not in tested]


def _advise_on_wording(text: str, found: wording.WordFound) -> Advice:
    word = found.word
    return Advice(text, f"{word.reason} Better: {word.better}.", word.reference, "duties", _cut_text(found.text))


def _needs_a_duty(criterion: templates.CriterionLine | tailoring.OwnCriterion) -> bool:
    return not STANDS_ALONE.search(f"{getattr(criterion, 'group', '')} {criterion.text}")


def _find_stems(texts: Iterable[str]) -> set[str]:
    words = chain.from_iterable(re.findall(r"[a-z]+", text.lower()) for text in texts)
    return {word[:LONGEST_STEM] for word in words if len(word) >= SHORTEST_WORD and not _COMMON.fullmatch(word)}


def _cite_clause(clause: templates.ClauseBehind) -> templates.AdviceReference:
    return templates.AdviceReference(f"{clause.title}, {clause.number}", clause.href)


def _cut_text(text: str) -> str:
    return text if len(text) <= LONGEST_ECHO else f"{text[:LONGEST_ECHO].rstrip()}\N{HORIZONTAL ELLIPSIS}"
