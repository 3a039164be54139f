"""The admin, as each group: its lists, its forms for drafts, and the steps of the workflow."""

from random import Random
from urllib.parse import parse_qsl, urlsplit

from hostile import addresses, forms, spoiling, visits
from hostile.headers import METHODS
from hostile.pages import PageField
from hostile.site import GROUPS
from hostile.values import pick_value

ABLE = [group.lower() for group in GROUPS for _ in range({"Viewer": 1, "Editor": 4, "Publisher": 4}.get(group, 2))]
LIST = [
    "q",
    "o",
    "p",
    "all",
    "e",
    "_facets",
    "_popup",
    "_to_field",
    "_changelist_filters",
    "pk__in",
    "id__exact",
    "is_live",
]
DRAWN_ON = ["saved_at", "review_on", "at", "created_at", "publish_at", "date_joined", "last_login"]
OPENING = ["live", "release", "_popup", "_to_field", "_changelist_filters", "role", "topic", "section", "statement"]


def _sign_in(rng: Random, visit: visits.Visit) -> None:
    visit.sign_in(rng.choice(ABLE))


def spoilt_admin_address(rng: Random, visit: visits.Visit) -> None:
    visit.sign_in(rng.choice(["", *ABLE]))
    path = spoiling.spoilt_path(rng, rng.choice(addresses.admin_routes()).fill(rng, visit.site))
    visit.attack(path, method=rng.choice(["GET", "GET", "GET", *METHODS]))


def browse_list(rng: Random, visit: visits.Visit) -> None:
    """The filters, search, order, pages and dates of a list, from its own links or made up."""
    _sign_in(rng, visit)
    lists = [route for route in addresses.admin_routes() if not route.parameters and route.shape.count("/") == 3]
    target = rng.choice(lists).fill(rng, visit.site)
    page = forms.open_page(visit, target)
    fields = [PageField(name, "1", "number") for name in rng.sample(LIST, 2)]
    if page.queries and rng.random() < 0.7:
        query = urlsplit(rng.choice(page.queries)).query
        fields = [PageField(name, value, "number") for name, value in parse_qsl(query, keep_blank_values=True)]
    if rng.random() < 0.3:
        part = rng.choice(["year", "month", "day", "gte", "lt", "isnull", "in", "regex", "exact", "nothing"])
        fields.append(PageField(f"{rng.choice(DRAWN_ON)}__{part}", "2026", "number"))
    visit.attack(f"{target}?{spoiling.write_query(spoiling.spoilt_fields(rng, fields))}")


def ask_suggestions(rng: Random, visit: visits.Visit) -> None:
    _sign_in(rng, visit)
    models = [
        route.shape.split("/")[1:3] for route in addresses.admin_routes() if route.shape.count("/") == 3 and route.model
    ]
    app, model = rng.choice(models)
    names = ["role", "topic", "section", "source", "clause", "contract_year", "owner", "part", "root", "user", "id", ""]
    fields = [
        PageField("app_label", app, ""),
        PageField("model_name", model, ""),
        PageField("field_name", rng.choice(names), ""),
    ]
    fields += [PageField("term", "a", ""), PageField("page", "1", "number")]
    visit.attack(f"/admin/autocomplete/?{spoiling.write_query(spoiling.spoilt_fields(rng, fields))}")


def run_action(rng: Random, visit: visits.Visit) -> None:
    """Runs an admin action on the ticked records."""
    _sign_in(rng, visit)
    route = rng.choice([each for each in addresses.admin_routes() if each.model and each.shape.count("/") == 3])
    target = route.fill(rng, visit.site)
    ticked = visit.site.list_keys(route.model)[:3]
    names = ["export_as_yaml", "export_as_csv", "name_owner", "delete_selected", "reset_second_step", "nothing"]
    fields = [
        PageField("action", rng.choice(names), ""),
        PageField("index", "0", "number"),
        PageField("select_across", "0", "number"),
    ]
    fields += [PageField("_selected_action", key, "number") for key in ticked]
    fields += [
        PageField("form-TOTAL_FORMS", "1", "number"),
        PageField("form-INITIAL_FORMS", "1", "number"),
        PageField("_save", "", ""),
    ]
    sent = [("csrfmiddlewaretoken", visits.CSRF), *spoiling.spoilt_fields(rng, fields)]
    visit.attack(target, method="POST", body=spoiling.write_query(sent).encode(), content_type=visits.FORM)
    if visit.hostile:
        visit.follow(visit.hostile)


def save_record(rng: Random, visit: visits.Visit) -> None:
    """Sends a record's form, or an empty one, as a draft, then looks at the draft's pages."""
    _sign_in(rng, visit)
    ending = rng.choice(["/add/", "/change/", "/change/"])
    routes = [route for route in addresses.admin_routes() if route.shape.endswith(ending)]
    target = (
        rng.choice(visit.site.forms_of_drafts()) if rng.random() < 0.5 else rng.choice(routes).fill(rng, visit.site)
    )
    if rng.random() < 0.15:
        name = rng.choice(OPENING)
        value = (
            pick_value(rng) if rng.random() < 0.5 else rng.choice(["[" * 3900, '["a"]', "[1, null, {}]", "[[[[]]]]"])
        )
        visit.attack(f"{target}?{spoiling.write_query([(name, value)])}")
        return
    form = forms.pick_form(rng, visit, target, "POST")
    if form is None:
        visit.attack(target)
        return
    forms.send_form(rng, visit, form)
    look_at_result(visit)


def take_step(rng: Random, visit: visits.Visit) -> None:
    """Opens and sends a form of the workflow: review, publication, schedule, withdrawal, release, sharing or merge."""
    _sign_in(rng, visit)
    steps = [
        route for route in addresses.admin_routes() if {"edition_id", "root_id", "release_id"} & set(route.parameters)
    ]
    if rng.random() < 0.95:
        steps = [
            route for route in steps if not route.shape.endswith(("/impact/", "/every-page/"))
        ]  # they render every page
    others = [route for route in addresses.admin_routes() if route.shape.endswith(("root/assign/", "edition/import/"))]
    target = rng.choice([*(route for route in steps if "draft" not in route.shape), *others]).fill(rng, visit.site)
    if rng.random() < 0.25:
        name = rng.choice(["revision", "with", "link", "root", "live", "page"])
        target += f"?{spoiling.write_query([(name, pick_value(rng, 'number'))])}"
        if rng.random() < 0.6:
            visit.attack(target)
            return
    form = forms.pick_form(rng, visit, target, "POST")
    if form is None:
        visit.attack(target)
        return
    forms.send_form(rng, visit, form)
    look_at_result(visit)


def look_at_result(visit: visits.Visit) -> None:
    """Follows the form's redirect and opens the edition's pages, which show what was typed."""
    answer = visit.hostile
    if answer is None or not 300 <= answer.status < 400:
        return
    visit.follow(answer)
    location = answer.get_header("location")
    edition = next((part for part in urlsplit(location).path.split("/")[::-1] if part.isdecimal()), "")
    if edition and ("/draft/" in location or "/edition/" in location):
        for page in ("preview", "compare", "change"):
            visit.ask(f"/admin/guidance/edition/{edition}/{page}/")
        visit.ask("/admin/guidance/edition/")
