"""The site's own forms, opened as a reader would, spoilt a little and sent, which gets deeper than made-up requests."""

from random import Random

from hostile import pages, spoiling, visits
from hostile.bodies import build_body

TOKEN = "csrfmiddlewaretoken"  # noqa: S105


def open_page(visit: visits.Visit, target: str) -> pages.Page:
    """The page as this visitor sees it, read only once."""
    kept, place = visit.site.pages, (visit.person, target)
    if place not in kept:
        answer = visit.follow(visit.ask(target))
        kept[place] = pages.read_page(answer, visit.asked[-1][0].target)
    return kept[place]


def send_form(rng: Random, visit: visits.Visit, form: pages.PageForm, *, spoilt: bool = True) -> None:
    """Sends the form by one of its buttons, with one or a few fields made hostile if `spoilt`."""
    fields = [field for field in form.fields if field.name != TOKEN]
    sound: spoiling.Sent = [(field.name, field.value) for field in fields]
    sent = spoiling.spoilt_fields(rng, fields, long=form.method != "GET") if spoilt else sound
    if form.buttons:
        button = rng.choice(form.buttons)
        sent.append((button.name, button.value))
    if form.method == "GET":
        visit.attack(f"{form.target.partition('?')[0]}?{spoiling.write_query(sent)}")
        return
    token = visits.CSRF if rng.random() < 0.98 else "a" * rng.choice([0, 1, 32, 64])
    body, headers = build_body(rng, [(TOKEN, token), *sent], has_file=form.has_file)
    visit.attack(form.target, method="POST", body=body, headers=headers)


def pick_form(rng: Random, visit: visits.Visit, target: str, method: str = "") -> pages.PageForm | None:
    """One of the page's forms, other than the search and the sign-out that every page has."""
    forms = open_page(visit, target).forms
    found = [form for form in forms if "sign-out" not in form.target and (not method or form.method == method)]
    own = [form for form in found if form.target.partition("?")[0] != "/search/"]
    return rng.choice(own or found) if found else None


def set_values(form: pages.PageForm, **values: str) -> pages.PageForm:
    """A copy of the form with other values in some of its fields."""
    fields = tuple(
        pages.PageField(one.name, values.get(one.name, one.value), one.kind, one.choices) for one in form.fields
    )
    return pages.PageForm(form.target, form.method, fields, form.buttons, form.has_file)
