"""The records of two versions put together: what one side dropped is gone, what both kept is there once."""

from collections import Counter
from collections.abc import Mapping

from hypothesis import given
from hypothesis import strategies as st

from guidance.content.records import Record, make_canonical
from guidance.models import FAQ, FAQCitation
from guidance.publishing.drafting.merging import WHOLE, merge_snapshots
from guidance.publishing.drafting.snapshots import Snapshot, own_key

# The order that each citation has, by the place that it cites: three of them, each in one of three states.
citations = st.dictionaries(st.sampled_from(["page 1", "page 2", "page 3"]), st.integers(1, 2))
texts = st.lists(st.sampled_from(["a", "b", ""]), max_size=4).map("\n".join)
versions = st.tuples(texts, citations)
Version = tuple[str, Mapping[str, int]]


def faq_of(version: Version) -> Snapshot:
    answer, cited = version
    root = make_canonical(FAQ, {"slug": "it", "question": "Is it?", "answer": answer})
    children = [
        make_canonical(FAQCitation, {"faq": ["it"], "source": ["des"], "locator": place, "order": order})
        for place, order in cited.items()
    ]
    return Snapshot.of(root, children)


def place_of(record: Record) -> str:
    return str(own_key(record)[-1])


@given(versions, versions, versions)
def test_a_child_is_there_once_where_both_kept_it_and_not_at_all_where_one_dropped_it(
    before: Version, left: Version, right: Version
) -> None:
    base, theirs, mine = before[1], left[1], right[1]
    merged = merge_snapshots(faq_of(before), faq_of(left), faq_of(right))
    held = Counter(map(place_of, merged.snapshot.children))
    left_to_a_person = {str(clash.name[1][-1]) for clash in merged.clashes if clash.field == WHOLE}
    for place in {*base, *theirs, *mine}:
        states = base.get(place), theirs.get(place), mine.get(place)
        dropped_and_changed = states[0] and None in states and len(set(states)) == 3
        assert (place in left_to_a_person) == bool(dropped_and_changed)
        if not dropped_and_changed:
            kept = bool(states[1] and states[2]) if states[0] else bool(states[1] or states[2])
            assert held[place] == int(kept)


@given(versions, versions, versions)
def test_what_only_one_side_changed_is_as_that_side_left_it(before: Version, left: Version, right: Version) -> None:
    merged = merge_snapshots(faq_of(before), faq_of(left), faq_of(right))
    orders = {place_of(child): child.fields.get("order") for child in merged.snapshot.children}
    for place, order in orders.items():
        base, theirs, mine = (version[1].get(place) for version in (before, left, right))
        changed = [side for side in (theirs, mine) if side not in (base, None)]
        if len(set(changed)) == 1 and None not in (theirs, mine):
            assert order == faq_of(("", {place: changed[0] or 0})).children[0].fields.get("order")


@given(versions, versions)
def test_a_side_that_changed_nothing_takes_what_the_other_made(before: Version, after: Version) -> None:
    base, changed = faq_of(before), faq_of(after)
    for merged in (merge_snapshots(base, base, changed), merge_snapshots(base, changed, base)):
        assert (merged.snapshot, merged.clashes) == (changed, [])
