"""The site's own forms, opened as a reader would, spoilt a little and sent: that gets deeper than anything made up."""

from random import Random

from hostile.bodies import posted
from hostile.pages import Field, Form, Page, page_of
from hostile.spoiling import Sent, query_of, spoilt_fields
from hostile.visits import CSRF, Visit

TOKEN = "csrfmiddlewaretoken"  # noqa: S105


def opened(visit: Visit, target: str) -> Page:
    """The page as it is for this visitor."""
    kept, place = visit.site.pages, (visit.person, target)
    if place not in kept:
        answer = visit.follow(visit.ask(target))
        kept[place] = page_of(answer, visit.asked[-1][0].target)
    return kept[place]


def send(rng: Random, visit: Visit, form: Form, *, spoilt: bool = True) -> None:
    """The form with a field or a few made hostile, by one of its buttons."""
    fields = [field for field in form.fields if field.name != TOKEN]
    sound: Sent = [(field.name, field.value) for field in fields]
    sent = spoilt_fields(rng, fields, long=form.method != "GET") if spoilt else sound
    if form.buttons:
        button = rng.choice(form.buttons)
        sent.append((button.name, button.value))
    if form.method == "GET":
        visit.attack(f"{form.target.partition('?')[0]}?{query_of(sent)}")
        return
    token = CSRF if rng.random() < 0.98 else "a" * rng.choice([0, 1, 32, 64])
    body, headers = posted(rng, [(TOKEN, token), *sent], has_file=form.has_file)
    visit.attack(form.target, method="POST", body=body, headers=headers)


def a_form(rng: Random, visit: Visit, target: str, method: str = "") -> Form | None:
    """One of the page's forms, but for the search and the sign-out that every page has."""
    forms = opened(visit, target).forms
    found = [form for form in forms if "sign-out" not in form.target and (not method or form.method == method)]
    own = [form for form in found if form.target.partition("?")[0] != "/search/"]
    return rng.choice(own or found) if found else None


def with_value(form: Form, **values: str) -> Form:
    """The form with other values in some of its fields."""
    fields = tuple(Field(one.name, values.get(one.name, one.value), one.kind, one.choices) for one in form.fields)
    return Form(form.target, form.method, fields, form.buttons, form.has_file)
