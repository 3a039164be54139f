"""Who comes to the site while something that it depends on fails, and what each of them gets."""

import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from functools import partial
from typing import Any
from urllib.parse import urlencode

from django.contrib.auth.models import User
from django.test import Client

from guidance.models import FAQ, Edition
from guidance.publishing.permissions import EDITOR
from tests import factories
from tests.admin.forms import change_address, typed
from tests.admin.people import a_person, signed_in
from tests.faults.asking import Answer, ask, first_answer, is_well

CSRF = "a" * 32
FORM = "application/x-www-form-urlencoded"
HEADINGS = ("", "reader, page kept", "reader, other page", "editor saves", "/health/", "well again after")


@dataclass(frozen=True)
class Visitors:
    ask: Callable[..., Answer]
    faq: FAQ
    editor: User
    desk: Client  # the editor's, past the server

    def reads_kept_page(self) -> Answer:
        return self.ask(self.faq.get_absolute_url())

    def reads_other_page(self) -> Answer:
        return self.ask("/search/?q=pay")

    def asks_for_health(self) -> Answer:
        return self.ask("/health/")

    def asks_for_new_password(self) -> Answer:
        return self._sends("/account/password/new/", {"email": self.editor.email})

    def saves(self, form: dict[str, Any]) -> Answer:
        return self._sends(change_address(self.faq), form)

    def _sends(self, address: str, form: dict[str, Any]) -> Answer:
        cookies = f"sessionid={self.desk.cookies['sessionid'].value}; csrftoken={CSRF}"
        body = urlencode({**form, "csrfmiddlewaretoken": CSRF})
        headers = {"Cookie": cookies, "Content-Type": FORM}
        return self.ask(address, body=body, headers=headers)


def visitors(port: int) -> Visitors:
    """They have been there before: the page that is kept is kept, and whatever is made once is made."""
    return visitors_who(partial(ask, port))


def visitors_who(ask: Callable[..., Answer]) -> Visitors:
    """Who ask in this way."""
    faq, editor = factories.a_faq(factories.a_role(slug="nurse"), slug="pay"), a_person(EDITOR)
    they = Visitors(ask, faq, editor, signed_in(editor))
    for visit in (they.reads_kept_page, they.reads_other_page, they.asks_for_health):
        assert visit().status == 200
    return they


@dataclass(frozen=True)
class Line:
    """Of the table."""

    name: str
    kept: Answer
    other: Answer
    saved: Answer
    health: Answer
    healed: Answer

    def __str__(self) -> str:
        answers = (self.kept, self.other, self.saved, self.health)
        return as_line(self.name, *(answer.told for answer in answers), f"{self.healed.seconds:.2f} s")


def as_line(*cells: str) -> str:
    return " | ".join(f"{cell:<24}" if number == 0 else f"{cell:<18}" for number, cell in enumerate(cells))


def line_for(name: str, fault: Callable[[], AbstractContextManager[Any]], they: Visitors) -> Line:
    """What they get while the fault lasts, one after the other, and how long after it the editor's save succeeds."""
    words = f"Written while {name}."
    form = typed(they.desk, change_address(they.faq), answer=words)
    with fault():
        kept, other = they.reads_kept_page(), they.reads_other_page()
        saved, health = they.saves(form), they.asks_for_health()
    began = time.monotonic()
    answers = [
        first_answer(they.asks_for_health, is_well),
        first_answer(they.reads_other_page, lambda answer: answer.status == 200),
    ]
    if saved.status != 302:
        assert not drafts_with(words)
        answers.append(first_answer(lambda: they.saves(form), lambda answer: answer.status == 302))
    healed = answers[-1]._replace(seconds=time.monotonic() - began)
    assert len(drafts_with(words)) == 1
    return Line(name, kept, other, saved, health, healed)


def drafts_with(words: str) -> list[Edition]:
    return [edition for edition in Edition.objects.all() if words in str(edition.snapshot)]
