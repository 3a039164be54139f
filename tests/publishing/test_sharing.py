"""An outside expert sees a draft by a link, and what they say of it is kept as theirs."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from guidance.models import Edition, Event, ExpertAnswer, ExpertComment, PreviewLink
from guidance.publishing.drafting import drafts
from guidance.publishing.drafting.snapshots import Snapshot
from guidance.publishing.errors import PublishingError, WrongStateError
from guidance.publishing.reviewing import sharing
from tests.factories import a_role, a_section, a_source, a_statement
from tests.publishing.desk import a_draft, a_person, published

HOSTILE = "<script>alert('x')</script>"


@pytest.fixture
def draft(db: None) -> Edition:
    section = a_section(a_role(slug="social-prescriber"), "funding")
    return a_draft(a_statement(section, a_source(), heading="Who pays"), heading="Who pays now")


@pytest.fixture
def link(draft: Edition) -> PreviewLink:
    return sharing.share_draft(draft, made_for="Dr Sharma", days=7, by=a_person(), at=timezone.now())


def answered(client: Client, link: PreviewLink, **answers: str) -> int:
    sent = {"revision": "1", "name": "Dr Sharma, GP", "verdict": "approves", **answers}
    return client.post(reverse("expert-answer", args=[link.token]), sent).status_code


def test_the_draft_is_on_its_real_page_marked_unindexed_and_without_a_cookie(client: Client, link: PreviewLink) -> None:
    response = client.get(reverse("shared-preview", args=[link.token]))
    page = response.content.decode()
    assert "Who pays now" in page
    assert "Draft: not published" in page
    assert response["X-Robots-Tag"] == "noindex, nofollow"
    assert "no-store" in response["Cache-Control"]
    assert not response.cookies
    assert "Who pays now" not in client.get("/roles/social-prescriber/funding/").content.decode()


@pytest.mark.parametrize("how", ["expired", "revoked", "discarded", "guessed"])
def test_a_link_that_is_not_in_use_shows_nothing(client: Client, link: PreviewLink, how: str) -> None:
    token = link.token
    match how:
        case "expired":
            PreviewLink.objects.update(created_at=timezone.now() - timedelta(days=9), expires_at=timezone.now())
        case "revoked":
            sharing.revoke_link(link, by=a_person(), at=timezone.now())
        case "discarded":
            drafts.discard_draft(link.edition, revision=1, by=a_person(), at=timezone.now())
        case "guessed":
            token = "guess"  # noqa: S105
    for name in ("shared-preview", "expert-answer"):
        response = client.get(reverse(name, args=[token]))
        assert response.status_code == 404
        assert "Who pays now" not in response.content.decode()
        assert response["X-Robots-Tag"] == "noindex, nofollow"


def test_an_expert_approves_under_a_name_of_their_own(client: Client, link: PreviewLink) -> None:
    assert answered(client, link) == 200
    answer = ExpertAnswer.objects.get()
    assert (answer.name, answer.verdict, answer.revision) == ("Dr Sharma, GP", "approves", 1)
    event = Event.objects.get(action=Event.Action.ANSWERED)
    assert (event.by, event.by_name) == (None, "Dr Sharma, GP, outside expert")


def test_an_expert_comments_by_part_and_what_they_write_is_shown_as_text(client: Client, link: PreviewLink) -> None:
    assert answered(client, link, verdict="comments", **{"comment-1": HOSTILE}) == 200
    comment = ExpertComment.objects.get()
    assert (comment.part, comment.text) == ("Who pays now", HOSTILE)
    editor = a_person(is_staff=True)
    client.force_login(editor)
    page = client.get(reverse("admin:guidance_edition_share", args=[link.edition_id])).content.decode()
    assert "&lt;script&gt;alert" in page
    assert HOSTILE not in page


def test_a_mistake_is_explained_and_keeps_what_was_typed(client: Client, link: PreviewLink) -> None:
    address = reverse("expert-answer", args=[link.token])
    page = client.post(address, {"revision": "1", "name": "", "verdict": "comments", "comment-0": "Too long"})
    assert "Enter your name" in page.content.decode()
    assert "Too long</textarea>" in page.content.decode()
    assert not ExpertAnswer.objects.exists()


@pytest.mark.parametrize(
    "revision", [None, "2", "0", "-1", "", "x", "\0", "\u0661", "2147483648", "9223372036854775808", "9" * 5_000]
)
def test_an_answer_to_another_save_than_the_last_is_kept_in_the_form_and_not_taken(
    client: Client, link: PreviewLink, revision: str | None
) -> None:
    address = reverse("expert-answer", args=[link.token])
    sent = {"name": "Dr Sharma", "verdict": "comments", "comment-0": "Too long"}
    if revision is not None:
        sent["revision"] = revision
    page = client.post(address, sent)
    text = page.content.decode()
    assert page.status_code == 200
    assert "This draft has been saved again since you opened it." in text
    assert "Too long</textarea>" in text
    assert not ExpertAnswer.objects.exists()
    assert client.post(address, {**sent, "revision": page.context["form"]["revision"].value()}).status_code == 200
    assert ExpertAnswer.objects.get().revision == 1


def test_comments_on_a_draft_that_was_saved_meanwhile_are_not_put_beside_other_parts(
    client: Client, draft: Edition, link: PreviewLink
) -> None:
    changed = Snapshot.read(draft.snapshot)
    changed.root.fields["heading"] = "Who pays from now on"
    drafts.save_draft(draft, changed, revision=1, by=a_person(), at=timezone.now())
    assert answered(client, link, verdict="comments", **{"comment-1": "Who?"}) == 200
    assert not ExpertAnswer.objects.exists()
    assert answered(client, link, revision="2", verdict="comments", **{"comment-1": "Who?"}) == 200
    assert ExpertComment.objects.get().part == "Who pays from now on"


def test_one_link_takes_so_many_answers_and_no_more(link: PreviewLink, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sharing, "MOST_ANSWERS", 1)
    said = {"revision": 1, "name": "A", "verdict": ExpertAnswer.Verdict.APPROVES, "comments": {}}
    sharing.record_answer(link, **said, at=timezone.now())
    with pytest.raises(PublishingError, match="Too many answers"):
        sharing.record_answer(link, **said, at=timezone.now())


@pytest.mark.parametrize("how", ["expired", "revoked", "discarded", "published"])
def test_no_answer_is_taken_to_what_is_decided_or_by_a_link_that_is_over(link: PreviewLink, how: str) -> None:
    """Not even from a form that was opened while the draft was still to be decided on."""
    at = timezone.now()
    match how:
        case "expired":
            at = link.expires_at
        case "revoked":
            sharing.revoke_link(link, by=a_person(), at=at)
        case "discarded":
            drafts.discard_draft(link.edition, revision=1, by=a_person(), at=at)
        case "published":
            published(link.edition)
    with pytest.raises(WrongStateError, match="no longer in use"):
        sharing.record_answer(link, revision=1, name="A", verdict=ExpertAnswer.Verdict.APPROVES, comments={}, at=at)
    assert not ExpertAnswer.objects.exists()


def test_another_sites_form_is_refused(client: Client, link: PreviewLink) -> None:
    response = client.post(reverse("expert-answer", args=[link.token]), {}, headers={"Sec-Fetch-Site": "cross-site"})
    assert response.status_code == 403
