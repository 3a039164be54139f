"""Forms that need no account: the tools, tailoring, the document check, an expert's link, and signing in."""

import json
from dataclasses import asdict
from random import Random
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from django.urls import reverse

from guidance.models import JobDescription
from guidance.rules.recruitment import tailoring
from hostile import addresses, bodies, forms, spoiling, values
from hostile.pages import PageField
from hostile.site import TOKEN
from hostile.visits import Visit

TOOLS = [
    "/which-role/",
    "/costs/",
    "/plan/",
    "/board-paper/",
    "/evidence-checklist/",
    "/roles/compare/",
    "/contract/compare/",
]
SENT = {"/plan/": "POST"}
ANSWERED = {
    "/which-role/": ["/which-role/answer/"],
    "/costs/": ["/costs/cost-sheet.csv", "/costs/cost-sheet.docx", "/costs/cost-sheet.pdf"],
    "/plan/": ["/plan/"],
    "/board-paper/": ["/board-paper/board-paper.docx", "/board-paper/board-paper.pdf"],
    "/evidence-checklist/": ["/evidence-checklist/evidence-checklist.docx"],
    "/roles/compare/": ["/roles/compare.csv"],
    "/contract/compare/": ["/contract/compare.csv"],
}
# Answers in free text. The others are choices, or must have a certain format.
FREE = ["job_title", "employer", "network", "base", "contract_length", "salary", "line_manager", "clinical_supervisor",
        "contact", "own_duties", "own_criteria"]  # fmt: skip


def use_tool(rng: Random, visit: Visit) -> None:
    """Sends a tool's form, follows a link from its answer, or asks for the answer's file."""
    target = rng.choice(TOOLS)
    page = forms.open_page(visit, target)
    if page.queries and rng.random() < 0.2:
        link = urlsplit(rng.choice(page.queries))
        fields = [PageField(name, value, "") for name, value in parse_qsl(link.query, keep_blank_values=True)]
        visit.attack(f"{link.path}?{spoiling.write_query(spoiling.spoilt_fields(rng, fields))}")
        return
    form = forms.pick_form(rng, visit, target, SENT.get(target, "GET"))
    if form is None:
        return
    if rng.random() < 0.1:
        sent = spoiling.spoilt_fields(rng, list(form.fields))
        visit.attack(f"{rng.choice(ANSWERED[target])}?{spoiling.write_query(sent)}")
        return
    forms.send_form(rng, visit, form)


def tailor_step(rng: Random, visit: Visit) -> None:
    """Sends one step, sometimes with hostile answers from the steps before."""
    slug = rng.choice(addresses.load_words()["slug"])
    form = forms.pick_form(rng, visit, reverse("tailor", args=[slug]), "POST")
    if form is None:
        return
    if rng.random() < 0.6:
        form = forms.set_values(form, answers=hostile_answers(rng, slug))
    if rng.random() < 0.5:
        steps = ["post", "employer", "duties", "criteria", "check", "", "nothing", *map(str, values.NUMBERS)]
        form = forms.set_values(form, step=rng.choice(steps))
    forms.send_form(rng, visit, form)


def download_tailored(rng: Random, visit: Visit) -> None:
    slug = rng.choice(addresses.load_words()["slug"])
    name = rng.choice(["tailored-docx", "tailored-docx", "tailored-pdf", "hiring-pack"])
    body = bodies.build_multipart([("answers", hostile_answers(rng, slug))])
    visit.attack(reverse(name, args=[slug]), method="POST", body=body, content_type=bodies.MULTIPART)


def hostile_answers(rng: Random, slug: str) -> str:
    """Answers as the form and files carry them: valid apart from one or a few values, or not answers at all."""
    if rng.random() < 0.15:
        return rng.choice(
            ["", "null", "[]", "{", "[" * 50_000, '{"a":' * 20_000, "1e999", '"a"', "1" * 20_000, "NaN", "\x00"]
        )
    answers: dict[str, Any] = asdict(
        tailoring.Tailoring(slug, own_criteria=(tailoring.OwnCriterion("Kind"),), own_duties=("Listen",))
    )
    for name in rng.sample(FREE if rng.random() < 0.7 else list(answers), rng.choice([1, 2, 5])):
        answers[name] = _spoil_json(rng, answers[name])
    return json.dumps(answers)


def _spoil_json(rng: Random, value: Any) -> Any:
    """Usually of the same type as `value`, because another type is refused before it is used."""
    hostile = str(rng.choice([*values.SCRIPTS, *values.LONG]) if rng.random() < 0.5 else values.pick_value(rng))[:9_000]
    if rng.random() < 0.8:
        own = {"text": hostile, "weight": "essential", "assessment": "test"}
        return hostile if isinstance(value, str) else [own if isinstance(one, dict) else hostile for one in value]
    ways: list[Any] = [
        hostile * 4, [hostile[:900]] * 40, None, -1, 10**30, 1e308, True, [], {}, [[["a"]]], {"text": hostile},
        "\ud800", ["a"] * 100_000, "a\x00", float("nan"), float("inf"), [value] * 3, [{"text": hostile}] * 41,
    ]  # fmt: skip
    return rng.choice(ways)


def check_reference(rng: Random, visit: Visit) -> None:
    """Sends a reference. The files are in hostile/files/word.py."""
    form = forms.pick_form(rng, visit, "/job-descriptions/check/", "POST")
    references = [f"{slug} v1 2026-11-21" for slug in JobDescription.objects.values_list("slug", flat=True)[:3]]
    if form is not None:
        forms.send_form(rng, visit, forms.set_values(form, reference=rng.choice(references)))


def answer_as_expert(rng: Random, visit: Visit) -> None:
    """Answers as an expert with a link, and then reads the answer as an editor."""
    form = forms.pick_form(rng, visit, reverse("expert-answer", args=[TOKEN]), "POST")
    if form is None:
        return
    words_typed = {field.name: str(rng.choice(values.SCRIPTS)) for field in form.fields if not field.value}
    forms.send_form(rng, visit, forms.set_values(form, **words_typed, verdict="comments"))
    if visit.hostile and visit.hostile.status < 400:
        visit.sign_in("editor")
        visit.ask(reverse("admin:guidance_edition_share", args=[visit.site.shared_edition()]))


def use_account(rng: Random, visit: Visit) -> None:
    """Signing in, a new password or the second step, signed out or already signed in."""
    visit.sign_in(rng.choice(["", "", *visit.site.people]))
    target = rng.choice(addresses.account_routes()).fill(rng, visit.site)
    if rng.random() < 0.2:
        target += f"?{spoiling.write_query([('next', values.pick_value(rng))])}"
    form = forms.pick_form(rng, visit, target, "POST")
    if form is None:
        visit.attack(target)
        return
    known = {"login": "editor", "email": "editor@example.org", "password": "a long enough password"}
    forms.send_form(rng, visit, forms.set_values(form, **known) if rng.random() < 0.5 else form)
    if visit.hostile:
        visit.follow(visit.hostile)
