"""Duties and criteria that were added, changed or taken out in a Word file, and other lines that were."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from guidance.documents import shown
from guidance.documents.blocks import make_printable
from guidance.documents.job_description import TITLE
from guidance.pages.job_descriptions.reading import own_sections, pieces
from guidance.rules.recruitment import tailoring

DUTIES = "Main duties"
CRITERIA = "Person specification"
_MARK = re.compile(r"^(?:[•·▪◦○●]\s*|(?:[*–—-]|o)\s+)")  # noqa: RUF001  of a list that a program wrote as letters
_WEIGHTS = {weight.value: weight.value for weight in tailoring.Weight}
_ASSESSMENTS = {how.value.replace("-", " "): how.value for how in tailoring.Assessment}


@dataclass(slots=True)
class OwnLines:
    answers: tailoring.Tailoring
    taken: list[tuple[str, str, str]] = field(default_factory=list)  # label, was, now
    not_read: list[tuple[str, str]] = field(default_factory=list)  # label, text
    job_title: str = ""


def read_own_lines(lines: Sequence[pieces.Line], text: shown.Lines, made: tailoring.Tailoring) -> OwnLines:
    """`text` is what the file showed when it was made, with the keys of duties."""
    own = OwnLines(made)
    left = Counter(line for _, line in text)
    duties: list[str] = []
    criteria: list[tailoring.OwnCriterion] = []
    keys = {line: key for key, line in text if key}
    as_given = {shown.to_compare(make_printable(duty)): duty for duty in made.own_duties}
    part = ""
    sections = own_sections.SectionsRead(text)
    held: set[str] = set()
    for line in lines:
        compared = _find_line(line, left)
        typed = pieces.clean(line.without if line.has_place else line.whole)
        key = keys.get(compared, "").rstrip(shown.WITH_PLACES)
        if line.level in {1, 2}:
            part = compared or typed
        if line.level:
            sections.begin(key)
        if compared:
            left[compared] -= 1
            held.add(key)
            if not line.level:
                sections.take(line, is_counted=key.startswith(shown.SECTION))
            if key == shown.OWN_DUTY:
                duties.append(as_given.get(compared, _MARK.sub("", typed)))
            if key == shown.OWN_DUTY or key.startswith(shown.DUTY):
                part = DUTIES
            continue
        if not typed.replace(shown.BETWEEN_CELLS.strip(), "").strip():
            sections.take(line)
            continue
        if line.level == 1 and typed.startswith(TITLE):
            own.job_title = typed.removeprefix(TITLE)
        elif not line.level and sections.take(line, is_new=True):
            continue
        elif part == DUTIES and len(line.cells) == 1 and not line.level:
            duties.append(_MARK.sub("", typed))
        elif part == CRITERIA and (criterion := _read_criterion(line, text)):
            criteria.append(criterion)
        elif line.has_place or not _is_row_of_a_place(line):
            own.not_read.append((part or "Text", typed))
    _take_duties(own, made, duties, [line for line in text if line[0].startswith(shown.DUTY)], held)
    _take_criteria(own, made, criteria, left)
    _take_sections(own, made, sections)
    return own


def _find_line(line: pieces.Line, left: Counter[str]) -> str:
    """As it was shown, with or without what its places show, or without the mark of a list. Blank where it wasn't."""
    for text in (line.without, line.whole):
        plain = shown.to_compare(pieces.clean(text))
        for one in (plain, shown.to_compare(_MARK.sub("", plain))):
            if one and left[one] > 0:
                return one
    return ""


def _is_row_of_a_place(line: pieces.Line) -> bool:
    return len(line.cells) == 2 and line.cells[0].rstrip(" :").casefold() in pieces.NAMES_BY_LABEL


def _read_criterion(line: pieces.Line, text: shown.Lines) -> tailoring.OwnCriterion | None:
    """None for a row without a weight, or one of the template's whose weight or assessment was changed."""
    words, *others = (pieces.clean(cell) for cell in line.cells)
    plain = [other.casefold().replace("-", " ").replace(",", "") for other in others]
    weight = next((_WEIGHTS[one] for one in plain if one in _WEIGHTS), "")
    if not words or not weight or any(line.startswith(_begin_row(words)) for _, line in text):
        return None
    assessment = next((_ASSESSMENTS[one] for one in plain if one in _ASSESSMENTS), "")
    return tailoring.OwnCriterion(words, weight, *([assessment] if assessment else []))


def _begin_row(words: str) -> str:
    """How the row of a criterion begins, as it is compared."""
    return f"{shown.to_compare(words)}{shown.BETWEEN_CELLS}"[: shown.LONGEST_IN_FULL // 2]


def _take_duties(
    own: OwnLines,
    made: tailoring.Tailoring,
    duties: list[str],
    template_duties: Sequence[tuple[str, str]],
    held: set[str],
) -> None:
    """Where most of the template's duties can't be found, their list was lost rather than left out."""
    firsts = dict(reversed([*template_duties]))
    listed = [(key.removeprefix(shown.DUTY), line) for key, line in reversed(firsts.items())]
    gone = [(slug, line) for slug, line in listed if f"{shown.DUTY}{slug}" not in held]
    if listed and len(gone) * 2 <= len(listed):
        own.answers = replace(own.answers, left_out=(*made.left_out, *(slug for slug, _ in gone)))
        own.taken += [("Duty left out", shown.to_show(line), "") for _, line in gone]
    if len(duties) > tailoring.MOST_OWN:
        own.not_read += [("Duty of your own", duty) for duty in duties[tailoring.MOST_OWN :]]
        duties = duties[: tailoring.MOST_OWN]
    own.taken += [("Duty of your own", "", duty) for duty in duties if duty not in made.own_duties]
    if listed and len(gone) * 2 <= len(listed):
        own.taken += [
            ("Duty of your own", duty, "")
            for duty in made.own_duties
            if shown.to_compare(duty) not in {shown.to_compare(one) for one in duties}
        ]
        own.answers = replace(own.answers, own_duties=tuple(duties))
    else:
        new = [duty for duty in duties if duty not in made.own_duties]
        own.answers = replace(own.answers, own_duties=(*made.own_duties, *new)[: tailoring.MOST_OWN])


def _take_sections(own: OwnLines, made: tailoring.Tailoring, sections: own_sections.SectionsRead) -> None:
    changed = list(sections.list_changed())
    slugs = {section.slug for _, section in changed}
    kept = [section for section in made.sections if section.slug not in slugs]
    own.taken += [
        (f"Section '{heading}'", "" if section.text else heading, section.text) for heading, section in changed
    ]
    own.answers = replace(own.answers, sections=(*kept, *(section for _, section in changed)))


def _take_criteria(
    own: OwnLines, made: tailoring.Tailoring, criteria: list[tailoring.OwnCriterion], left: Counter[str]
) -> None:
    """An own criterion of which no row is left was taken out or changed."""
    gone = [
        one
        for one in made.own_criteria
        if any(count > 0 and line.startswith(_begin_row(one.text)) for line, count in left.items())
    ]
    kept = [one for one in made.own_criteria if one not in gone]
    own.taken += [("Criterion of your own", one.text, "") for one in gone]
    own.taken += [("Criterion of your own", "", one.text) for one in criteria]
    own.answers = replace(own.answers, own_criteria=(*kept, *criteria)[: tailoring.MOST_OWN])
