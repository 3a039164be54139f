"""The site under test: the real content, people of every group, and drafts at every stage."""

from dataclasses import dataclass, field
from datetime import timedelta
from importlib import import_module
from typing import Any
from urllib.parse import urlsplit

from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.conf import settings
from django.contrib import auth
from django.contrib.auth.models import Group, User
from django.utils import timezone

from guidance import models
from guidance.accounts import second_factor
from guidance.admin.drafting import draft_address
from guidance.content import records as contents
from guidance.publishing import permissions
from guidance.publishing.drafting import drafts, roots, snapshots
from guidance.publishing.going_live import membership, publication, schedule, withdrawal
from guidance.publishing.reviewing import review, sharing
from guidance.site_map.addresses import public_addresses
from hostile.pages import Page

NOBODY = ""
TOKEN = "an-experts-link"  # noqa: S105
GROUPS = (permissions.VIEWER, permissions.EDITOR, permissions.PUBLISHER, permissions.ADMINISTRATOR)
NOW = timezone.now()
A_YEAR = timedelta(days=365)


@dataclass
class SiteUnderTest:
    """`sessions` has the session keys of the people, who are named after their groups.

    `rows` and `pages` keep what was read of the site, because what a request changes is rolled back. `pages` are by
    person and address.
    """

    sessions: dict[str, str]
    public: list[str]
    host: str = urlsplit(settings.SITE_ADDRESS).netloc
    rows: dict[str, list[str]] = field(default_factory=dict)
    pages: dict[tuple[str, str], Page] = field(default_factory=dict)

    @property
    def people(self) -> list[str]:
        return list(self.sessions)

    def list_keys(self, model: Any) -> list[str]:
        """The primary keys of up to 30 rows of a model."""
        label = model._meta.label
        if label not in self.rows:
            self.rows[label] = [str(key) for key in model.objects.order_by("pk").values_list("pk", flat=True)[:30]]
        return self.rows[label]

    def forms_of_drafts(self) -> list[str]:
        """The addresses of the forms of open drafts."""
        if "drafts" not in self.rows:
            found = models.Edition.objects.open().select_related("root").order_by("pk")
            self.rows["drafts"] = [draft_address(edition) for edition in found]
        return self.rows["drafts"]

    def shared_edition(self) -> str:
        """The key of the draft that an expert has a link to."""
        if "shared" not in self.rows:
            self.rows["shared"] = [str(models.PreviewLink.objects.get(token=TOKEN).edition_id)]
        return self.rows["shared"][0]


def prepare_site() -> SiteUnderTest:
    """Creates people and drafts in a database that has the content."""
    people = {group.lower(): _create_person(group) for group in GROUPS}
    _create_drafts(people["editor"], people["publisher"])
    sessions = {name: _sign_in(person) for name, person in people.items()}
    return SiteUnderTest(sessions, list(public_addresses()))


def _create_person(group: str) -> User:
    name = group.lower()
    person = User.objects.create_user(name, f"{name}@example.org", "a long enough password", is_staff=True)
    person.groups.set([Group.objects.get(name=group)])
    return person


def _sign_in(person: User) -> str:
    """The key of a session in which the person has passed both steps of signing in."""
    session = import_module(settings.SESSION_ENGINE).SessionStore()
    session[auth.SESSION_KEY] = str(person.pk)
    session[auth.BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[-1]
    session[auth.HASH_SESSION_KEY] = person.get_session_auth_hash()
    if second_factor.is_needed_by(person):
        session[second_factor.SESSION_KEY] = TOTP.activate(person, generate_totp_secret()).instance.pk
    session.create()
    return str(session.session_key)


def _create_drafts(editor: User, publisher: User) -> None:
    """A draft of each kind of record, and FAQs at each stage. One draft is shared, and two people saved one at once."""
    firsts = {kind: kind.objects.order_by("pk").first() for kind in snapshots.root_kinds()}
    made = {kind: _create_draft(record, editor) for kind, record in firsts.items() if record}
    shared = sharing.share_draft(made[models.FAQ], made_for="An expert", days=sharing.LONGEST, by=editor, at=NOW)
    models.PreviewLink.objects.filter(pk=shared.pk).update(token=TOKEN)
    together = membership.create_release("Contract year 2027/28", by=editor, at=NOW)
    membership.set_release(made[models.Topic], together, by=editor, at=NOW)
    asides, in_review, scheduled, live, gone, discarded = models.FAQ.objects.order_by("pk")[1:7]
    draft = _create_draft(asides, editor)
    snapshot = snapshots.Snapshot.read(draft.snapshot)
    for words, person in (("One answer.", editor), ("Another answer.", publisher)):
        drafts.save_draft(draft, _edit_snapshot(snapshot, answer=words), revision=1, by=person, at=NOW)
    _send_for_review(in_review, editor)
    waiting = _send_for_review(scheduled, editor)
    schedule.schedule_edition(waiting, NOW + A_YEAR, revision=waiting.revision, by=publisher, at=NOW)
    ready = _send_for_review(live, editor)
    publication.publish_edition(ready, revision=ready.revision, by=publisher, at=NOW)
    base: Any = roots.get_live_edition(roots.root_of(gone), at=NOW)
    withdrawal.withdraw_record(
        roots.root_of(gone), live=base, reason="Out of date.", redirect_to="/faqs/", by=publisher, at=NOW
    )
    done_with = _create_draft(discarded, editor)
    drafts.discard_draft(done_with, revision=done_with.revision, by=editor, at=NOW)


def _create_draft(record: models.ContentModel, by: User, **fields: Any) -> models.Edition:
    snapshot = snapshots.read_live_snapshot(type(record), record.pk)
    root = roots.root_of(record)
    return drafts.start_draft(
        root, _edit_snapshot(snapshot, **fields), base=roots.get_live_edition(root, at=NOW), by=by, at=NOW
    )


def _edit_snapshot(snapshot: Any, **fields: Any) -> snapshots.Snapshot:
    root = contents.make_canonical(snapshot.root.kind, {**snapshot.root.fields, **fields})
    return snapshots.Snapshot.of(root, snapshot.children)


def _send_for_review(record: models.ContentModel, editor: User) -> models.Edition:
    draft = _create_draft(record, editor, question=f"{record}: is it so?")
    return review.send_for_review(
        draft, revision=draft.revision, importance="minor", note="", reason="", by=editor, at=NOW
    )
