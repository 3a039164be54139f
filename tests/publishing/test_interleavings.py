"""Two people on one statement, in whatever order they do what: no interleaving loses a word.

Every piece of text that anybody types is a word of its own, and is in one place alone, so that it can be found
again wherever it went.
"""

import json
import re
from collections.abc import Callable
from dataclasses import dataclass, field

import pytest
from django.contrib.auth.models import User
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from guidance.content.records import Record
from guidance.models import Edition, Revision, Statement
from guidance.publishing.drafting import drafts
from guidance.publishing.drafting.drafts import SaveOutcome
from guidance.publishing.drafting.merging import Choices, Clash, Place
from guidance.publishing.drafting.pending_merges import find_pending_merge
from guidance.publishing.drafting.roots import get_live_edition, root_of
from guidance.publishing.drafting.snapshots import Snapshot
from guidance.publishing.errors import PublishingError
from guidance.publishing.going_live import publication
from tests import factories
from tests.publishing.desk import NOW, a_person, a_publisher, changed, edited, snapshot_of

LINES = ["w0w", "between", "w1w", "between them", "w2w"]


def words(text: object) -> set[str]:
    return set(re.findall(r"w\d+w", json.dumps(text, default=str)))


def words_of(snapshot: Snapshot) -> set[str]:
    return words(snapshot.json())


# --- What somebody makes of the text before them, with a new word -------------------------------------------------


def lines(seen: Snapshot) -> list[str]:
    return str(seen.root.fields["body"]).split("\n")


def writes_over_line(number: int) -> Callable[[Snapshot, str], Snapshot]:
    def write(seen: Snapshot, word: str) -> Snapshot:
        at = number % len(lines(seen))
        return edited(seen, body="\n".join([*lines(seen)[:at], word, *lines(seen)[at + 1 :]]))

    return write


def adds_a_line(seen: Snapshot, word: str) -> Snapshot:
    return edited(seen, body="\n".join([*lines(seen), "", word]))


def drops_the_first_line(seen: Snapshot, word: str) -> Snapshot:
    return edited(seen, body="\n".join(["", *lines(seen)[2:]]), heading=word)


def writes_over_the_heading(seen: Snapshot, word: str) -> Snapshot:
    return edited(seen, heading=word)


def drops_a_source(seen: Snapshot, word: str) -> Snapshot:
    return edited(seen, seen.children[1:], heading=word)


def writes_over_a_source(seen: Snapshot, word: str) -> Snapshot:
    return edited(seen, [*(changed(each, says=word) for each in seen.children[:1]), *seen.children[1:]])


def adds_a_source(seen: Snapshot, word: str) -> Snapshot:
    """The same document at another place."""
    copies = [changed(each, locator=f"page {word.strip('w')}", says=word) for each in seen.children[:1]]
    return edited(seen, [*seen.children, *copies])


EDITS = [
    *map(writes_over_line, (0, 2, 4)),
    adds_a_line,
    drops_the_first_line,
    writes_over_the_heading,
    drops_a_source,
    writes_over_a_source,
    adds_a_source,
]


# --- What they do -------------------------------------------------------------------------------------------------


@dataclass
class Person:
    """What they have open: the text that they see, and the draft and the save, or the live edition, that it is of."""

    user: User
    seen: Snapshot
    on: Edition
    revision: int | None = None

    def sees(self, draft: Edition) -> None:
        self.on, self.revision, self.seen = draft, draft.revision, Snapshot.read(draft.snapshot)


@dataclass
class Desk:
    statement: Statement
    publisher: User
    count: int = len(LINES)
    saved: set[str] = field(default_factory=set)
    # Words that somebody took out who had them before their eyes.
    taken_out: set[str] = field(default_factory=set)

    def editions(self) -> list[Edition]:
        return list(Edition.objects.filter(root=root_of(self.statement)).order_by("pk"))

    def draft(self, which: int) -> Edition | None:
        """One of the newest two that are open, so that the two people meet often; None where none is."""
        newest = [edition for edition in self.editions() if edition.is_open][-2:]
        return newest[which % len(newest)] if newest else None

    def open(self, person: Person, which: int) -> None:
        draft = self.draft(which)
        if draft and which:
            person.sees(draft)
            return
        live = get_live_edition(root_of(self.statement), at=NOW)
        assert live is not None
        person.on, person.revision, person.seen = live, None, snapshot_of(self.statement)

    def save(self, person: Person, edit: int) -> None:
        self.count += 1
        typed = EDITS[edit](person.seen, f"w{self.count}w")
        added, dropped = words_of(typed) - words_of(person.seen), words_of(person.seen) - words_of(typed)
        before = words(Edition.objects.get(pk=person.on.pk).snapshot)
        if person.revision is None:
            made = drafts.start_draft(root_of(self.statement), typed, base=person.on, by=person.user, at=NOW)
            done = drafts.SavedDraft(made, SaveOutcome.SAVED)
        else:
            done = drafts.save_draft(person.on, typed, revision=person.revision, by=person.user, at=NOW)
        draft = Edition.objects.get(pk=done.edition.pk)
        if done.outcome == SaveOutcome.MERGED:
            assert words(draft.snapshot) == (before | added) - dropped
        else:
            assert Snapshot.read(draft.snapshot) == typed
        self.saved |= added
        self.taken_out |= dropped
        person.sees(draft)

    def publish(self, _: Person, which: int) -> None:
        """Whichever draft it is, as if it had been reviewed; a version set aside cannot have been."""
        draft = self.draft(which)
        if draft is None or (draft.aside_of and draft.aside_of.is_open):
            return
        Edition.objects.filter(pk=draft.pk).update(state=Edition.State.IN_REVIEW, importance=Edition.Importance.MINOR)
        try:
            publication.publish_edition(draft, revision=draft.revision, by=self.publisher, at=NOW)
        except PublishingError:
            return
        assert snapshot_of(self.statement) == Snapshot.read(draft.snapshot)

    def discard(self, person: Person, which: int) -> None:
        draft = self.draft(which)
        if draft:
            drafts.discard_draft(draft, revision=draft.revision, by=person.user, at=NOW)
            self.taken_out |= words(draft.snapshot)

    def restore(self, person: Person, which: int) -> None:
        found = self.editions()
        edition = found[which % len(found)]
        revision = 1 + which % edition.revision if edition.revisions.exists() else None
        draft = drafts.restore_edition(edition, revision=revision, by=person.user, at=NOW)
        self.taken_out |= words_of(snapshot_of(self.statement)) - words(draft.snapshot)

    def put_together(self, person: Person, which: int) -> None:
        draft = self.draft(which)
        met = find_pending_merge(draft, at=NOW) if draft else None
        if draft is None or met is None:
            return
        clashes = met.merge().clashes
        both = drafts.merge_versions(
            draft,
            keeping_both(clashes),
            theirs=met.theirs_edition,
            theirs_revision=met.theirs_edition.revision,
            revision=draft.revision,
            by=person.user,
            at=NOW,
        )
        assert set().union(*(words([clash.theirs, clash.mine]) for clash in clashes if is_text(clash))) <= words(
            both.snapshot
        )

    # --- What must hold after each step ---------------------------------------------------------------------------

    def check(self) -> None:
        open_drafts = [words(edition.snapshot) for edition in self.editions() if edition.is_open]
        shown = words_of(snapshot_of(self.statement)).union(*open_drafts)
        kept = shown.union(*map(words, Revision.objects.values_list("snapshot", flat=True)))
        assert self.saved <= kept, "not even the history has it"
        assert self.saved - self.taken_out <= shown, "nobody took it out, and no page and no draft has it"


def is_text(clash: Clash) -> bool:
    return isinstance(clash.mine, str) and isinstance(clash.theirs, str)


def keeping_both(clashes: list[Clash]) -> Choices:
    """Of a text mine and what theirs has besides, of a source that one side dropped the one that is left."""
    chosen: dict[Place, str | Record] = {}
    for clash in clashes:
        besides = sorted(words(clash.theirs) - words(clash.mine))
        chosen[clash.place] = " ".join([clash.mine, *besides]) if is_text(clash) else clash.mine or clash.theirs
    return chosen


# Each with which of the two does it, and to which of the things that it could be done to.
steps = st.lists(
    st.tuples(
        st.sampled_from(
            [*[Desk.open, Desk.save, Desk.publish] * 2, Desk.save, Desk.discard, Desk.restore, Desk.put_together]
        ),
        st.integers(0, 1),
        st.integers(0, len(EDITS) - 1),
    ),
    min_size=25,
    max_size=30,
)


class Interleavings(TestCase):
    # A failing case is as long as it was found: to shorten it by trial, which takes minutes, take out `phases`.
    @pytest.mark.whole
    @given(steps)
    @settings(max_examples=15, phases=[Phase.reuse, Phase.generate])
    def test_no_interleaving_of_two_people_loses_a_word(
        self, steps: list[tuple[Callable[[Desk, Person, int], None], int, int]]
    ) -> None:
        section = factories.a_section(factories.a_role())
        statement = factories.a_statement(
            section, factories.a_source(), factories.a_source(), body="\n".join(LINES), heading="Heading"
        )
        desk = Desk(statement, a_publisher())
        live = get_live_edition(root_of(statement), at=NOW)
        assert live is not None
        people = [Person(a_person(), snapshot_of(statement), live) for _ in range(2)]
        for do, who, which in steps:
            do(desk, people[who], which)
            desk.check()
