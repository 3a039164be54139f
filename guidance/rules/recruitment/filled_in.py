"""The names in curly brackets that a template's text can have, and the sentences that go where an answer is not given.

They are an answer's name with spaces, such as {line manager}, or worked out from an answer.
"""

import re
from collections.abc import Callable

from guidance.rules.recruitment import tailoring

# A sentence or list item with one of these goes where there is no such answer.
_OPTIONAL = {"other profession"}
_PEOPLE = {tailoring.PostFor.ADULT.value: "adults", tailoring.PostFor.CHILDREN.value: "children and young people"}
_SERVICES = {
    tailoring.PostFor.CHILDREN.value: "children and young people's mental health services, and mental health support "
    "teams in schools"
}

WORKED_OUT: dict[str, Callable[[tailoring.Tailoring], str]] = {
    "people": lambda answers: _PEOPLE.get(answers.post, "people"),
    "other services": lambda answers: _SERVICES.get(answers.post, "NHS Talking Therapies"),
}
NAMES = {place.name.replace("_", " ") for place in tailoring.PLACES} | WORKED_OUT.keys()
NAME = re.compile("{(" + "|".join(sorted(NAMES)) + ")}")
_SENTENCE = r"(?:(?<=[.!?]) )?[^.!?\n]*{%s}[^.!?\n]*[.!?]?"


def name_answer(name: str) -> str:
    """The attribute of `Tailoring` behind a name."""
    return name.replace(" ", "_")


def is_of_post(answers: tailoring.Tailoring, post_for: str, *, on_bookings: bool) -> bool:
    """Whether the post has a line. Until the employer chooses, it has those for adults, and those on bookings."""
    if on_bookings and answers.direct_bookings == tailoring.DirectBookings.NOT_AGREED:
        return False
    return not post_for or post_for == (answers.post or tailoring.PostFor.ADULT)


def names_in(text: str) -> set[str]:
    """The answers that the text has a name of."""
    return {name_answer(name) for name in NAME.findall(text) if name not in WORKED_OUT}


def keep_what_applies(text: str, answers: tailoring.Tailoring) -> str:
    """Without the sentences about an answer that was not given, or was no."""
    for name in _OPTIONAL:
        if answers.other_professions != tailoring.OtherProfessions.YES and f"{{{name}}}" in text:
            text = re.sub(_SENTENCE % name, "", text)
    return text


def show_prompts(text: str) -> str:
    """For a page that shows a template as it is: each name as its prompt."""
    prompts = {place.name.replace("_", " "): place.prompt for place in tailoring.PLACES}
    nobody = tailoring.Tailoring("")
    return NAME.sub(
        lambda found: f"[{prompts[found[1]]}]" if found[1] in prompts else WORKED_OUT[found[1]](nobody), text
    )
