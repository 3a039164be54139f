"""What was typed into a Word file of ours: taken as answers, or named where no answer can hold it."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from guidance.documents import shown
from guidance.documents.carried import Carried
from guidance.pages.job_descriptions.reading import own_lines, pieces, typed_answers
from guidance.rules.recruitment import tailoring

MOST_NAMED = 60
LONGEST_NAMED = 400


@dataclass(frozen=True, slots=True)
class Taken:
    """An answer that the file has and that it did not have when it was made. `now` is blank for one taken out."""

    label: str
    was: str
    now: str


@dataclass(frozen=True, slots=True)
class NotRead:
    """`label` says where, `text` what, or `what` that has no letters."""

    label: str
    text: str = ""
    what: str = ""


@dataclass(frozen=True, slots=True)
class Changes:
    """`answers` are those the file was made with where nothing was changed in it."""

    answers: tailoring.Tailoring
    taken: tuple[Taken, ...] = ()
    not_read: tuple[NotRead, ...] = ()
    more: int = 0  # how many more were not read than are named


def find_changes(found: pieces.Pieces, carried: Carried) -> Changes:
    """`carried` has the answers and the lines that the file was made with."""
    assert carried.answers is not None  # noqa: S101  for the type checker
    made = carried.answers
    values, taken, not_read = _read_places(found, made, carried.places)
    own = own_lines.read_own_lines(found.lines, carried.text, made) if carried.text else own_lines.OwnLines(made)
    not_read += [NotRead(label, text) for label, text in own.not_read]
    not_read += [NotRead("Text", what=what) for line in found.lines for what in line.unread]
    if own.job_title and "job_title" not in values:
        values["job_title"] = own.job_title
        taken.append(Taken(tailoring.LABELS["job_title"], made.job_title, own.job_title))
    taken += [Taken(label, was, now) for label, was, now in own.taken]
    try:
        answers = tailoring.Tailoring.from_dict({**own.answers.to_dict(), **values})
    except tailoring.AnswersError:
        named = [NotRead(label, now) for label, _, now in own.taken]
        return _limit(Changes(made, (), (*(NotRead(one.label, one.now) for one in taken), *named, *not_read)))
    return _limit(Changes(answers, tuple(taken), tuple(not_read)))


def _read_places(
    found: pieces.Pieces, made: tailoring.Tailoring, showed: shown.Lines
) -> tuple[dict[str, str], list[Taken], list[NotRead]]:
    """Where an answer is in the file more than once, the first that was changed counts and the others are named."""
    values: dict[str, str] = {}
    taken, not_read = [], []
    for place in _list_places(found):
        label = tailoring.LABELS[place.name]
        not_read += [NotRead(label, what=what) for what in place.unread]
        line = typed_answers.clean_typed(place.name, pieces.clean(place.text))
        before = [text for name, text in showed if name == place.name] or [""]
        if place.marked:
            if line and shown.to_compare(line) not in before:
                not_read.append(NotRead(label, line, "text that is marked as a prompt"))
                continue
            line = ""
        if shown.to_compare(line) in before:
            continue
        read = typed_answers.read_answer(place.name, line)
        if read.rest:
            not_read.append(NotRead(label, read.rest))
        for name, answer in read.answers.items():
            was = getattr(made, name)
            if name in values and values[name] != answer:
                not_read.append(NotRead(label, line))
            elif name not in values and answer != was:
                values[name] = answer
                taken.append(
                    Taken(
                        tailoring.LABELS[name],
                        shown.to_show(before[0]) if name == place.name else was,
                        line if name == place.name else answer,
                    )
                )
    return values, taken, not_read


def _list_places(found: pieces.Pieces) -> Iterator[pieces.Place]:
    """Those in content controls. Where a program dropped one, its row of the table, known by its first cell."""
    yield from found.places
    names = {place.name for place in found.places}
    for line in found.lines:
        name = name_of_row(line)
        if name and name not in names and not line.has_place:
            names.add(name)
            yield pieces.Place(name, line.cells[1])


def name_of_row(line: pieces.Line) -> str:
    if len(line.cells) != 2:
        return ""
    return pieces.NAMES_BY_LABEL.get(line.cells[0].rstrip(" :").casefold(), "")


def _limit(changes: Changes) -> Changes:
    named = list(Counter(changes.not_read))
    return replace(
        changes,
        not_read=tuple(replace(one, text=shorten(one.text)) for one in named[:MOST_NAMED]),
        more=max(0, len(named) - MOST_NAMED),
    )


def shorten(text: str) -> str:
    return text if len(text) <= LONGEST_NAMED else f"{text[:LONGEST_NAMED]}\N{HORIZONTAL ELLIPSIS}"
