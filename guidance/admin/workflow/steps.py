"""The pages for each step of an edition: review, publish, schedule, send back, discard and restore."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from guidance.admin.drafting import draft_address, list_cited
from guidance.admin.workflow import asking, forms
from guidance.models import Edition
from guidance.publishing import permissions
from guidance.publishing.drafting import drafts
from guidance.publishing.drafting.cited_drafts import find_citing
from guidance.publishing.drafting.comparing import compare_editions
from guidance.publishing.drafting.roots import kind_of
from guidance.publishing.going_live import membership, publication, schedule
from guidance.publishing.going_live.membership import find_cited_editions
from guidance.publishing.reach.every_page import find_check
from guidance.publishing.reviewing import review
from guidance.publishing.reviewing.objections import find_last_answers
from guidance.publishing.reviewing.writers import find_writers
from guidance.rules.limits.row_keys import read_row_key

MINOR = Edition.Importance.MINOR


def _get_sent(request: HttpRequest) -> Any:
    return request.POST if request.method == "POST" else None


def send_for_review(request: HttpRequest, edition_id: int) -> HttpResponse:
    edition = asking.get_edition_or_404(request, edition_id, permissions.DRAFT)
    now, by = timezone.now(), request.user
    form = forms.ReviewForm(
        _get_sent(request),
        edition=edition,
        # A draft that was never sent has the model's default importance: nobody chose it.
        initial={
            "importance": edition.importance if edition.note or edition.importance == MINOR else None,
            "note": edition.note,
            "reason": edition.reason,
        },
        is_announced=kind_of(edition.root).is_announced(),
    )

    def do(answers: dict[str, Any]) -> tuple[str, str]:
        given = {"importance": MINOR, "note": "", **answers}
        sent = review.send_for_review(edition, **given, by=by, at=now)  # type: ignore[arg-type]
        return f"'{edition.title}' was sent for review.{_say_joined(sent)}", draft_address(edition)

    return asking.ask_first(
        request,
        form,
        do,
        title=f"Send for review: {edition.title}",
        button="Send for review",
        template="edition/review.html",
        edition=edition,
        form_address=draft_address(edition),
        points=review.find_all_points(edition, at=now),
        answers=find_last_answers([edition]),
        cited=list_cited(edition),
        may_draft=True,
    )


def _say_joined(edition: Edition) -> str:
    """What became of the drafts that it cites."""
    cited = find_cited_editions(edition)
    if not cited:
        return ""
    waiting = [each for each in cited if each.state == Edition.State.DRAFT]
    sent = [each for each in cited if each not in waiting]
    said = f" It is in the release '{cited[0].release}' with what it cites."
    said += f" Sent too: {_name_all(sent)}." if sent else ""
    return f"{said} Still to be sent: {_name_all(waiting)}." if waiting else said


def _name_all(editions: list[Edition]) -> str:
    return ", ".join(f"'{each.title}'" for each in editions)


def publish_edition(request: HttpRequest, edition_id: int) -> HttpResponse:
    edition = asking.get_edition_or_404(request, edition_id, permissions.PUBLISH)
    now, by = timezone.now(), request.user
    form = forms.PublishForm(_get_sent(request), edition=edition, is_own=by.pk in find_writers(edition))

    def do(answers: dict[str, Any]) -> tuple[str, str]:
        publication.publish_edition(edition, **answers, by=by, at=now)  # type: ignore[arg-type]
        return f"'{edition.title}' is live.", asking.edition_address(edition)

    return asking.ask_first(
        request,
        form,
        do,
        title=f"Publish: {edition.title}",
        button="Publish now",
        template="edition/publish.html",
        edition=edition,
        check=find_check(edition),
        answers=find_last_answers([edition]),
        may_draft=True,
        is_announced=kind_of(edition.root).is_announced(),
        changes=compare_editions(edition.base, edition),
    )


def schedule_edition(request: HttpRequest, edition_id: int) -> HttpResponse:
    edition = asking.get_edition_or_404(request, edition_id, permissions.PUBLISH)
    now, by = timezone.now(), request.user
    form = forms.ScheduleForm(_get_sent(request), edition=edition, is_own=by.pk in find_writers(edition))

    def do(answers: dict[str, Any]) -> tuple[str, str]:
        schedule.schedule_edition(
            edition,
            form.publish_at(),
            revision=answers["revision"],
            own_edit_reason=answers.get("own_edit_reason", ""),
            by=by,  # type: ignore[arg-type]
            at=now,
        )
        return f"'{edition.title}' goes live at the time that you chose.", draft_address(edition)

    return asking.ask_first(request, form, do, title=f"Schedule: {edition.title}", button="Schedule", edition=edition)


def send_back(request: HttpRequest, edition_id: int) -> HttpResponse:
    edition = asking.get_edition_or_404(request, edition_id, permissions.PUBLISH)
    now, by = timezone.now(), request.user

    def do(answers: dict[str, Any]) -> tuple[str, str]:
        review.send_back(edition, because=answers["because"], by=by, at=now)  # type: ignore[arg-type]
        return f"'{edition.title}' is a draft again.", draft_address(edition)

    form = forms.SendBackForm(_get_sent(request), edition=edition)
    return asking.ask_first(request, form, do, title=f"Send back: {edition.title}", button="Send back", edition=edition)


def discard_draft(request: HttpRequest, edition_id: int) -> HttpResponse:
    edition = asking.get_edition_or_404(request, edition_id, permissions.DRAFT)
    now, by = timezone.now(), request.user

    def do(answers: dict[str, Any]) -> tuple[str, str]:
        drafts.discard_draft(edition, revision=answers["revision"], by=by, at=now)  # type: ignore[arg-type]
        return f"The draft of '{edition.title}' is discarded. It can be restored from here.", asking.edition_address(
            edition
        )

    return asking.ask_first(
        request,
        forms.SeenForm(_get_sent(request), edition=edition),
        do,
        title=f"Discard the draft: {edition.title}",
        button="Discard draft",
        template="edition/discard.html",
        edition=edition,
        citing=[(each, draft_address(each)) for each in find_citing(edition)],
        changes=compare_editions(edition.base, edition),
    )


def restore_edition(request: HttpRequest, edition_id: int) -> HttpResponse:
    edition = asking.get_edition_or_404(request, edition_id, permissions.DRAFT)
    now, by = timezone.now(), request.user
    number = read_row_key(request.GET.get("revision", ""))
    revision = number if edition.revisions.filter(number=number).exists() else None

    def do(_: dict[str, Any]) -> tuple[str, str]:
        draft = drafts.restore_edition(edition, revision=revision, by=by, at=now)  # type: ignore[arg-type]
        return f"'{edition.title}' is restored as a draft. Readers do not see it yet.", draft_address(draft)

    return asking.ask_first(
        request,
        forms.SeenForm(_get_sent(request), edition=edition),
        do,
        title=f"Restore as a new draft: {edition.title}",
        button="Restore as a draft",
        template="edition/restore.html",
        edition=edition,
        along=edition.withdrawn_along.all(),
    )


def look_at(request: HttpRequest, edition_id: int) -> HttpResponse:
    edition = asking.get_edition_or_404(request, edition_id, permissions.PUBLISH)
    now, by = timezone.now(), request.user

    def do(_: dict[str, Any]) -> tuple[str, str]:
        review.look_at(edition, by=by, at=now)  # type: ignore[arg-type]
        return f"You have looked at '{edition.title}'.", asking.edition_address(edition)

    return asking.ask_first(
        request,
        forms.SeenForm(_get_sent(request), edition=edition),
        do,
        title=f"Look at what its editor published: {edition.title}",
        button="I have looked at it, and it is right",
        template="edition/look_at.html",
        edition=edition,
        changes=compare_editions(edition.base, edition),
    )


def change_release(request: HttpRequest, edition_id: int) -> HttpResponse:
    edition = asking.get_edition_or_404(request, edition_id, permissions.DRAFT)
    now, by = timezone.now(), request.user

    def do(answers: dict[str, Any]) -> tuple[str, str]:
        release = answers["release"]
        if answers["new"]:
            release = membership.create_release(answers["new"], by=by, at=now)  # type: ignore[arg-type]
        membership.set_release(edition, release, by=by, at=now)  # type: ignore[arg-type]
        joined = _say_joined(edition)
        said = f"It is part of the release '{release}' now.{joined}" if release else "It goes live on its own now."
        return said, draft_address(edition)

    form = forms.ReleaseForm(_get_sent(request), edition=edition, initial={"release": edition.release_id})
    return asking.ask_first(request, form, do, title=f"Release: {edition.title}", button="Save", edition=edition)
