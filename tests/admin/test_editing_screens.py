"""Every screen of editing that no journey walks: nothing for axe to find, nothing stopped, no sideways scroll."""

from dataclasses import dataclass
from pathlib import Path

import pytest
from django.contrib.auth.models import User
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import ViewportSize, expect

from guidance.models import Edition, ExpertAnswer, PreviewLink, Release, Root, Statement
from guidance.publishing.drafting import drafts
from guidance.publishing.drafting.roots import root_of
from guidance.publishing.reach import page_index
from guidance.publishing.reviewing import sharing
from tests.admin.forms import change_address
from tests.admin.watched import Watched
from tests.factories import a_role, a_section, a_source, a_statement
from tests.publishing.desk import a_draft, a_person, a_release, edited, published, reviewed, saved, snapshot_of

LONG = 1000.0  # seconds
NARROW, MIDDLE, WIDE = ({"width": width, "height": 800} for width in (320, 768, 1280))

SHEET = """\
- model: guidance.glossaryterm
  fields:
    slug: network
    term: primary care network
    abbreviation: PCN
    definition: Practices that work together.
"""


@dataclass
class Scene:
    """A record that was published once, with a draft that clashes with another, and records at every later step."""

    root: Root
    live: Edition
    draft: Edition
    aside: Edition
    in_review: Edition
    link: PreviewLink
    release: Release


@pytest.fixture
def statement(transactional_db: None) -> Statement:
    section = a_section(a_role(slug="social-prescriber", name="social prescriber"), "funding", answer="It is paid for.")
    return a_statement(section, a_source(), slug="who-pays", heading="Who pays", body="The scheme pays.")


@pytest.fixture
def scene(statement: Statement) -> Scene:
    editor, other = a_person(first_name="Ada"), a_person(first_name="Ben")
    live = published(a_draft(statement, editor, body="The scheme pays half.\n\n- not travel\n- not rent"))
    draft = a_draft(statement, editor, body=f"The network pays.\n\n{'x' * 120}")
    began_as = edited(snapshot_of(statement), body="Nobody pays.", heading="Who does not pay")
    saved(draft, editor, body="The network pays all.", heading="Who pays it")
    aside = drafts.save_draft(draft, began_as, revision=1, by=other, at=timezone.now()).edition
    assert aside.aside_of == draft
    draft.refresh_from_db()
    in_review = reviewed(a_draft(a_source(title="The contract"), editor, title="The contract of 2027"), editor)
    release = a_release(a_draft(a_source(title="The letter"), editor, title="The letter of 2027"))
    link = sharing.share_draft(draft, made_for="Dr Sharma", days=9, by=editor, at=timezone.now())
    sharing.record_answer(
        link,
        revision=draft.revision,
        name="Dr Sharma, GP",
        verdict=ExpertAnswer.Verdict.COMMENTS,
        comments={"Who pays": "Say from when."},
        at=timezone.now(),
    )
    return Scene(root_of(statement), live, draft, aside, in_review, link, release)


def of(edition: Edition, page: str) -> str:
    return reverse(f"admin:guidance_edition_{page}", args=[edition.pk])


def addresses(scene: Scene, statement: Statement) -> list[str]:
    draft, release, root = scene.draft, scene.release, scene.root
    return [
        reverse("admin:index"),
        reverse("admin:guidance_edition_changelist"),
        change_address(statement),  # leads on to the draft of whoever opens it
        reverse("admin:guidance_statement_draft", args=[draft.pk]),
        of(draft, "change"),
        of(scene.live, "change"),
        of(draft, "compare"),
        f"{of(draft, 'compare')}?with={scene.aside.pk}",
        *(of(draft, page) for page in ("preview", "impact", "every_page", "review", "discard", "release", "share")),
        f"{of(draft, 'revoke')}?link={scene.link.pk}",
        of(scene.live, "restore"),
        of(scene.aside, "merge"),
        *(of(scene.in_review, page) for page in ("publish", "schedule", "send_back")),
        reverse("admin:guidance_release_changelist"),
        reverse("admin:guidance_release_add"),
        *(reverse(f"admin:guidance_release_{page}", args=[release.pk]) for page in ("change", "publish", "schedule")),
        reverse("admin:guidance_root_changelist"),
        *(reverse(f"admin:guidance_root_{page}", args=[root.pk]) for page in ("history", "withdraw", "reviewed")),
        f"{reverse('admin:guidance_root_assign')}?root={root.pk}",
        reverse("admin:guidance_root_assign"),
        reverse("admin:guidance_event_changelist"),
        reverse("admin:guidance_edition_import"),
        reverse("shared-preview", args=[scene.link.token]),
        reverse("expert-answer", args=[scene.link.token]),
    ]


def narrow_and_dark(watched: Watched) -> None:
    watched.page.set_viewport_size(NARROW)  # type: ignore[arg-type]
    watched.page.emulate_media(color_scheme="dark")


def check(watched: Watched) -> None:
    watched.check()
    width = watched.page.evaluate("document.documentElement.scrollWidth")
    assert width <= watched.page.evaluate("innerWidth"), f"{watched.page.url} scrolls sideways: {width}"


def press(watched: Watched, name: str) -> None:
    watched.page.get_by_role("button", name=name, exact=True).click()


@pytest.mark.whole
def test_every_screen_of_editing_is_accessible_on_a_narrow_dark_screen(
    signed_in: Watched, scene: Scene, statement: Statement
) -> None:
    narrow_and_dark(signed_in)
    page_index.bring_up_to_date(LONG)  # until then, what a draft reaches is a page that goes on by itself
    for address in addresses(scene, statement):
        signed_in.open(address)
        check(signed_in)


def test_the_screens_that_a_wide_window_lays_out_anew_are_accessible(signed_in: Watched, scene: Scene) -> None:
    signed_in.page.set_viewport_size(WIDE)  # type: ignore[arg-type]
    for address in (
        reverse("admin:index"),
        reverse("admin:guidance_edition_changelist"),
        reverse("admin:guidance_statement_draft", args=[scene.draft.pk]),
        of(scene.aside, "merge"),
        reverse("admin:guidance_event_changelist"),
    ):
        signed_in.open(address)
        check(signed_in)


@pytest.mark.parametrize("size", [MIDDLE, WIDE], ids=["as on a tablet", "wide"])
def test_what_was_done_last_stands_within_the_window(signed_in: Watched, scene: Scene, size: ViewportSize) -> None:
    signed_in.page.set_viewport_size(size)
    signed_in.open(reverse("admin:index"))
    expect(signed_in.page.get_by_role("heading", name="What you did last")).to_be_in_viewport(ratio=1)
    check(signed_in)


def test_mistakes_are_explained_and_what_was_typed_stays(
    signed_in: Watched, scene: Scene, statement: Statement, tmp_path: Path
) -> None:
    narrow_and_dark(signed_in)
    page = signed_in.page

    signed_in.open(of(scene.in_review, "schedule"))
    page.get_by_label("Day", exact=True).fill("the 31st of June")
    press(signed_in, "Schedule")
    expect(page.get_by_role("main")).to_contain_text("Write the day as day, month and year")
    expect(page.get_by_label("Day", exact=True)).to_have_value("the 31st of June")
    check(signed_in)

    signed_in.open(of(scene.in_review, "send_back"))
    press(signed_in, "Send back")
    expect(page.get_by_role("main")).to_contain_text("Say what is to be changed")
    check(signed_in)

    signed_in.open(of(scene.aside, "merge"))
    press(signed_in, "Save both as one draft")
    expect(page.get_by_role("main")).to_contain_text("Choose one side, or write the text.")
    check(signed_in)

    signed_in.open(of(scene.draft, "share"))
    press(signed_in, "Make a link")
    expect(page.get_by_role("main")).to_contain_text("Say who the link is for.")
    check(signed_in)

    signed_in.open(reverse("expert-answer", args=[scene.link.token]))
    press(signed_in, "Send your answer")
    check(signed_in)

    signed_in.open(reverse("admin:guidance_edition_import"))
    for name, text, said in (
        ("wrong.yaml", SHEET.replace("definition", "defintion"), "to fix in wrong.yaml"),
        ("terms.yaml", SHEET, "Make 1 draft"),
    ):
        (tmp_path / name).write_text(text)
        page.get_by_label("File").set_input_files(tmp_path / name)
        press(signed_in, "Show what it would change")
        expect(page.get_by_role("main")).to_contain_text(said)
        check(signed_in)


def test_a_form_that_says_nothing_of_what_it_was_opened_on_is_sent_back_unsaved(
    signed_in: Watched, statement: Statement, scene: Scene
) -> None:
    signed_in.open(f"{change_address(statement)}?live")
    signed_in.page.evaluate("document.querySelectorAll('[name=base-edition]').forEach(each => each.remove())")
    with signed_in.page.expect_response(lambda response: response.status == 400):
        press(signed_in, "Save draft")
    signed_in.page.wait_for_load_state("load")
    expect(signed_in.page.get_by_role("main")).to_contain_text("Nothing was saved")
    signed_in.problems.clear()  # the answer is an error, as it should be
    check(signed_in)


def test_the_two_sides_of_a_clash_are_put_together_as_one_draft(signed_in: Watched, scene: Scene) -> None:
    signed_in.open(of(scene.aside, "merge"))
    page = signed_in.page
    body = page.locator(".clash", has_text="Body")
    body.get_by_label("Take what I write here").check()
    body.get_by_label("Or write it").fill("The network pays all.\n\nNobody else pays.")
    page.locator(".clash", has_text="Heading").get_by_label("Take the other draft's").check()
    press(signed_in, "Save both as one draft")
    expect(page.get_by_text("The two are put together in one draft.")).to_be_visible()
    check(signed_in)
    fields = Edition.objects.get(pk=scene.draft.pk).snapshot
    assert "Nobody else pays." in str(fields)
    assert User.objects.get(username="editor") == Edition.objects.get(pk=scene.draft.pk).saved_by


def test_what_was_written_stays_where_the_other_version_is_saved_meanwhile(signed_in: Watched, scene: Scene) -> None:
    narrow_and_dark(signed_in)
    page = signed_in.page
    signed_in.open(of(scene.aside, "merge"))
    body = page.locator(".clash", has_text="Body")
    body.get_by_label("Take what I write here").check()
    body.get_by_label("Or write it").fill("Written by hand.")
    saved(scene.draft, body="Saved meanwhile.")
    press(signed_in, "Save both as one draft")
    expect(page.get_by_text("Nothing was saved yet: the two were changed")).to_be_visible()
    expect(body).to_contain_text("Saved meanwhile.")
    expect(body.get_by_label("Or write it")).to_have_value("Written by hand.")
    expect(body.get_by_label("Take what I write here")).to_be_checked()
    check(signed_in)
    page.locator(".clash", has_text="Heading").get_by_label("Take the other draft's").check()
    press(signed_in, "Save both as one draft")
    expect(page.get_by_text("The two are put together in one draft.")).to_be_visible()
