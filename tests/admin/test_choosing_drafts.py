"""Every list of records in every form offers drafts and a link to add one; and what comes of choosing a draft."""

import re
from typing import Any

import pytest
from django.contrib import admin
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from guidance.content import kinds
from guidance.models import ContentModel, Edition, Reimbursement, Source
from guidance.publishing.drafting import drafts
from guidance.publishing.drafting.snapshots import CHILDREN, Snapshot
from guidance.publishing.permissions import EDITOR, PUBLISHER, VIEWER
from tests.admin.drafted import publish_all
from tests.admin.forms import KINDS, add_address, change_address, errors_of, list_address, typed, typed_on
from tests.admin.people import a_person, signed_in
from tests.admin.records import Records, make_records
from tests.factories import a_faq, a_role
from tests.publishing.desk import edited, snapshot_of

pytestmark = pytest.mark.slow

# What to change in the first record of each kind that others refer to, so that it is another record of the kind.
OTHERWISE: dict[str, dict[str, Any]] = {
    "clause": {"number": "Z9"},
    "contractyear": {"slug": "2031-32"},
    "section": {"topic": ["topic-1"], "role": ["another"]},
    "band": {"slug": "9"},
}


@pytest.fixture
def records(db: None) -> Records:
    return make_records(2)


def draft_like(record: ContentModel, **fields: Any) -> Edition:
    """A draft of a new record, like one that is live."""
    changes = fields or OTHERWISE.get(record._meta.model_name or "", {"slug": "another"})
    text = Snapshot.of(edited(snapshot_of(record), **changes).root, [])
    return drafts.start_new_record(text, by=a_person(EDITOR, "Ann"), at=timezone.now())


def key_of(draft: Edition) -> str:
    return f"draft:{draft.root_id}"


def values_of(choices: Any) -> set[str]:
    found = set()
    for value, label in choices:
        found |= values_of(label) if isinstance(label, list | tuple) else {str(value)}
    return found


def test_every_list_of_records_of_every_form_offers_drafts_and_a_link_to_add_one(
    as_editor: Client, records: Records
) -> None:
    referred_to = {target for kind in kinds.content_models() for target in kinds.get_references(kind).values()}
    new = {
        kind: key_of(draft_like(records[kind._meta.model_name or ""])) for kind in referred_to if kind not in CHILDREN
    }
    looked_at = set()
    for name in KINDS:
        page = as_editor.get(add_address(name))
        shown = [page.context["adminform"].form]
        shown += [inline.formset.empty_form for inline in page.context["inline_admin_formsets"]]
        for form in shown:
            kind = form._meta.model
            for field, target in kinds.get_references(kind).items():
                if field == CHILDREN.get(kind):
                    continue
                looked_at.add((kind, field))
                assert new[target] in values_of(form.fields[field].choices), (kind, field)
                drawn = str(form[field])
                add = reverse(f"admin:guidance_{target._meta.model_name}_add")
                assert re.search(rf'<a class="addlink picker-add" href="{add}\?[^"]*"', drawn), (kind, field)
                assert f'data-kind="{kinds.get_label(target)}"' in drawn
                assert new[target] in drawn
    assert looked_at == {
        (kind, field)
        for kind in kinds.content_models()
        for field in kinds.get_references(kind)
        if field != CHILDREN.get(kind)
    }
    assert len({admin.site.get_model_admin(kind) for kind in new}) == len(new)


def test_who_may_not_draft_sees_no_link_to_add_a_record(records: Records) -> None:
    page = signed_in(a_person(VIEWER)).get(change_address(records["statement"])).content.decode()
    assert "picker-add" not in page


def test_a_draft_is_chosen_saved_and_chosen_still_when_its_form_is_opened_again(
    as_editor: Client, records: Records
) -> None:
    source = draft_like(records["source"], slug="new-letter", title="The new letter")
    sent = typed(as_editor, change_address(records["reimbursement"]), source=key_of(source))
    onward = as_editor.post(change_address(records["reimbursement"]), sent)["Location"]
    draft = Edition.objects.latest("pk")
    assert Snapshot.read(draft.snapshot).root.fields["source"] == ["new-letter"]
    page = as_editor.get(onward)
    assert typed_on(page)["source"] == key_of(source)
    assert "It cites what is not live yet." in page.content.decode()
    assert f'<option value="{key_of(source)}" selected>The new letter' in page.content.decode()
    assert not Source.objects.filter(slug="new-letter").exists()


def test_what_is_chosen_among_several_can_be_drafts(as_editor: Client, records: Records) -> None:
    clause = draft_like(records["clause"])
    duty = records["duty"]
    held = [str(pk) for pk in duty.clauses.values_list("pk", flat=True)]
    assert not errors_of(as_editor, change_address(duty), clauses=[*held, key_of(clause)])
    fields = Snapshot.read(Edition.objects.latest("pk").snapshot).root.fields
    assert len(fields["clauses"]) == len(held) + 1
    assert [fields["clauses"][-1][-1]] == ["Z9"]


def test_a_row_of_an_inline_cites_a_draft(as_editor: Client, records: Records) -> None:
    source = draft_like(records["source"], slug="new-letter")
    address = change_address(records["statement"])
    changes = {"citations-2-source": key_of(source), "citations-2-locator": "page 1", "citations-2-order": "3"}
    assert not errors_of(as_editor, address, **changes)
    cited = [child.fields["source"] for child in Snapshot.read(Edition.objects.latest("pk").snapshot).children]
    assert ["new-letter"] in cited


def test_a_draft_that_was_published_meanwhile_is_the_live_record(as_editor: Client, records: Records) -> None:
    source = draft_like(records["source"], slug="new-letter")
    sent = typed(as_editor, change_address(records["reimbursement"]), source=key_of(source))
    publish_all()
    as_editor.post(change_address(records["reimbursement"]), sent)
    fields = Snapshot.read(Edition.objects.latest("pk").snapshot).root.fields
    assert fields["source"] == ["new-letter"]
    assert Source.objects.filter(slug="new-letter").exists()


def test_a_draft_that_was_discarded_meanwhile_is_named_beside_the_list(as_editor: Client, records: Records) -> None:
    source = draft_like(records["source"], slug="new-letter")
    drafts.discard_draft(source, revision=1, by=a_person(EDITOR), at=timezone.now())
    said = errors_of(as_editor, change_address(records["reimbursement"]), source=key_of(source))
    assert said == {"source": ["The draft that was chosen here is discarded. Choose another."]}


@pytest.mark.parametrize(
    "key", ["draft:0", "draft:999999999", "draft:", "draft:\u0661", "draft:-1", f"draft:{'9' * 30}"]
)
def test_a_made_up_key_of_a_draft_is_refused_beside_the_list(as_editor: Client, records: Records, key: str) -> None:
    assert "source" in errors_of(as_editor, change_address(records["reimbursement"]), source=key)
    assert errors_of(as_editor, change_address(records["duty"]), clauses=[key]).keys() == {"clauses"}


def test_a_draft_of_another_kind_is_refused(as_editor: Client, records: Records) -> None:
    band = draft_like(records["band"])
    assert "source" in errors_of(as_editor, change_address(records["reimbursement"]), source=key_of(band))


def test_a_list_says_who_is_drafting_a_live_record(as_editor: Client, records: Records) -> None:
    ann, source = signed_in(a_person(EDITOR, "Ann")), records["source"]
    ann.post(change_address(source), typed(ann, change_address(source), note="More."))
    page = as_editor.get(add_address("reimbursement")).content.decode()
    assert f"{source} (Ann is drafting changes)</option>" in page


def test_the_link_beside_a_list_opens_the_draft_that_is_chosen(as_editor: Client, records: Records) -> None:
    source = draft_like(records["source"])
    address = reverse("admin:guidance_source_change", args=[key_of(source)])
    assert as_editor.get(address)["Location"] == reverse("admin:guidance_source_draft", args=[source.pk])
    gone = reverse("admin:guidance_source_change", args=["draft:99999"])
    assert as_editor.get(gone).status_code == 404


def test_a_record_added_beside_a_list_is_handed_back_to_it(as_editor: Client, records: Records) -> None:
    address = f"{add_address('band')}?choosing=1"
    form = as_editor.get(address)
    assert "Save draft and choose it" in form.content.decode()
    page = as_editor.post(address, typed_on(form, slug="9", order="12", _save="")).content.decode()
    draft = Edition.objects.latest("pk")
    assert f'data-kind="guidance.band" data-key="{key_of(draft)}" data-label="Band 9 (draft by editor)"' in page


def test_the_same_new_record_posted_twice_is_one_draft(as_editor: Client, records: Records) -> None:
    sent = typed(as_editor, add_address("band"), slug="9", order="12")
    one, again = (as_editor.post(add_address("band"), sent)["Location"] for _ in range(2))
    assert one == again
    mended = as_editor.post(add_address("band"), {**sent, "order": "13"})["Location"]
    assert (mended, Edition.objects.get().revision) == (one, 2)
    as_editor.post(add_address("band"), typed(as_editor, add_address("band"), slug="9", order="14"))
    assert Edition.objects.count() == 2


@pytest.mark.parametrize("time", ["", "yesterday", "2026-11-30T12:00", "9" * 400])
def test_a_form_with_no_sound_time_of_opening_is_saved_all_the_same(
    as_editor: Client, records: Records, time: str
) -> None:
    sent = typed(as_editor, add_address("band"), slug="9", order="12")
    assert as_editor.post(add_address("band"), {**sent, "opened-at": time}).status_code == 302


def test_lists_mark_what_has_a_draft_and_whose(as_editor: Client, records: Records) -> None:
    ann, source = signed_in(a_person(EDITOR, "Ann")), records["source"]
    ann.post(change_address(source), typed(ann, change_address(source), note="More."))
    draft_like(source, slug="new-letter", title="The new letter")
    page = as_editor.get(list_address("source")).content.decode()
    mine = Edition.objects.exclude(root__row=None).get(state="draft")
    assert f'<a href="{reverse("admin:guidance_edition_change", args=[mine.pk])}">Draft, by Ann</a>' in page
    assert "The new letter</a>: draft, by Ann" in page
    index = as_editor.get(reverse("admin:index")).content.decode()
    assert "2 drafts by Ann" in index
    assert "Drafts of others (2)" in index


def test_who_opens_a_live_part_that_somebody_is_drafting_is_offered_that_draft(
    as_editor: Client, records: Records
) -> None:
    ann, source = signed_in(a_person(EDITOR, "Ann")), records["source"]
    onward = ann.post(change_address(source), typed(ann, change_address(source), note="More."))["Location"]
    page = as_editor.get(change_address(source)).content.decode()
    assert "<strong>Ann is drafting this.</strong>" in page
    assert f'<a class="button" href="{onward}">Open that draft</a>' in page


def test_a_publisher_lands_on_a_draft_in_review_with_the_button_to_publish_it(db: None) -> None:
    faq = a_faq(a_role())
    editor, publisher = signed_in(a_person(EDITOR)), signed_in(a_person(PUBLISHER))
    editor.post(change_address(faq), typed(editor, change_address(faq), answer="No."))
    draft = Edition.objects.latest("pk")
    landing = reverse("admin:guidance_edition_change", args=[draft.pk])
    publish = f'<a class="button" href="{reverse("admin:guidance_edition_publish", args=[draft.pk])}">Publish</a>'
    assert publish not in publisher.get(landing).content.decode()
    Edition.objects.filter(pk=draft.pk).update(state=Edition.State.IN_REVIEW)
    assert publish in publisher.get(landing).content.decode()
    assert publish not in editor.get(landing).content.decode()


def test_an_amount_is_refused_alone_with_a_link_to_what_it_cites(records: Records) -> None:
    editor, publisher = signed_in(a_person(EDITOR)), signed_in(a_person(PUBLISHER))
    source, amount = draft_like(records["source"], slug="new-letter", title="The new letter"), records["reimbursement"]
    assert isinstance(amount, Reimbursement)
    editor.post(change_address(amount), typed(editor, change_address(amount), source=key_of(source)))
    draft = Edition.objects.latest("pk")
    Edition.objects.filter(pk=draft.pk).update(state=Edition.State.IN_REVIEW, importance="minor")
    address = reverse("admin:guidance_edition_publish", args=[draft.pk])
    page = publisher.post(address, {"revision": draft.revision}).content.decode()
    assert "cites &#x27;The new letter&#x27;, which is not live. Put all of it in one release" in page
    assert f'<a href="{reverse("admin:guidance_edition_change", args=[source.pk])}">Open The new letter</a>' in page
