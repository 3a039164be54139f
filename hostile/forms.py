"""The site's own forms, opened as a reader would, spoilt a little and sent, which gets deeper than made-up requests."""

from random import Random

from hostile import pages, spoiling, visits
from hostile.bodies import posted

TOKEN = "csrfmiddlewaretoken"  # noqa: S105


def opened(visit: visits.Visit, target: str) -> pages.Page:
    """The page as this visitor sees it, read only once."""
    kept, place = visit.site.pages, (visit.person, target)
    if place not in kept:
        answer = visit.follow(visit.ask(target))
        kept[place] = pages.page_of(answer, visit.asked[-1][0].target)
    return kept[place]


def send(rng: Random, visit: visits.Visit, form: pages.Form, *, spoilt: bool = True) -> None:
    """Sends the form by one of its buttons, with one or a few fields made hostile if `spoilt`."""
    fields = [field for field in form.fields if field.name != TOKEN]
    sound: spoiling.Sent = [(field.name, field.value) for field in fields]
    sent = spoiling.spoilt_fields(rng, fields, long=form.method != "GET") if spoilt else sound
    if form.buttons:
        button = rng.choice(form.buttons)
        sent.append((button.name, button.value))
    if form.method == "GET":
        visit.attack(f"{form.target.partition('?')[0]}?{spoiling.query_of(sent)}")
        return
    token = visits.CSRF if rng.random() < 0.98 else "a" * rng.choice([0, 1, 32, 64])
    body, headers = posted(rng, [(TOKEN, token), *sent], has_file=form.has_file)
    visit.attack(form.target, method="POST", body=body, headers=headers)


def a_form(rng: Random, visit: visits.Visit, target: str, method: str = "") -> pages.Form | None:
    """One of the page's forms, other than the search and the sign-out that every page has."""
    forms = opened(visit, target).forms
    found = [form for form in forms if "sign-out" not in form.target and (not method or form.method == method)]
    own = [form for form in found if form.target.partition("?")[0] != "/search/"]
    return rng.choice(own or found) if found else None


def with_value(form: pages.Form, **values: str) -> pages.Form:
    """A copy of the form with other values in some of its fields."""
    fields = tuple(pages.Field(one.name, values.get(one.name, one.value), one.kind, one.choices) for one in form.fields)
    return pages.Form(form.target, form.method, fields, form.buttons, form.has_file)
