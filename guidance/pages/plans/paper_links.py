"""Links from a plan to the board paper and the evidence checklists of its posts."""

from collections.abc import Iterator, Mapping
from urllib.parse import urlencode

from guidance.models.page_paths import page_path
from guidance.presenters.links import Link
from guidance.rules.choosing.claims import CLAIMED
from guidance.rules.costs import posts
from guidance.rules.plans import plan_sums, plan_texts

MOST_ROLES = 4  # that a board paper compares
LONGEST_NAME = 80  # of what a checklist is for
PLACES = {posts.PlaceInBand.FIRST: ", first in its band", posts.PlaceInBand.LATER: ", second or later in its band"}


def link_papers(sums: plan_sums.PlanSums, roles: Mapping[str, str]) -> Iterator[Link]:
    """The paper has all the posts, where the plan fits in an address. An evidence checklist is for the posts that are
    claimed alike in a contract year."""
    query = plan_texts.write_query(sums.plan)
    if len(query) <= plan_texts.LONGEST_QUERY:
        yield Link("Make a board paper of this plan", f"{page_path('board-paper')}?{query}&{_write_for_paper(sums)}")
    claimed = _group_claimed(sums)
    if claimed:
        yield Link(
            "Agreement checklist: what to settle with the mental health provider", page_path("agreement-checklist")
        )
    for (year, role, place), names in claimed.items():
        answers = {"role": role, "year": year, "place": place or "", "called": ", ".join(names)[:LONGEST_NAME]}
        about = f"{roles[role]}{PLACES.get(place, '') if place else ''}, {posts.Post(year).year_text}"
        yield Link(
            f"Evidence checklist: {about}",
            f"{page_path('evidence-checklist')}?{urlencode({name: said for name, said in answers.items() if said})}",
        )


def _write_for_paper(sums: plan_sums.PlanSums) -> str:
    """Its bands are those of the plan. What one post costs at each is for the first that the ARRS may pay for."""
    planned = [post.planned for post in sums.posts]
    first = next((one for one in planned if one.place != posts.PlaceInBand.OUTSIDE), planned[0])
    roles = list(dict.fromkeys(one.role for one in planned))[:MOST_ROLES]
    bands = sorted({one.band for one in planned})
    answers = [("year", sums.plan.years[0]), ("zone", first.zone), ("on_costs", posts.OnCosts.RATES.value)]
    answers += [("hours", f"{first.hours:f}")] if first.hours else []
    answers += [("place", first.place.value)] if first.place else []
    return urlencode([*answers, *(("role", role) for role in roles), *(("band", band) for band in bands)])


def _group_claimed(sums: plan_sums.PlanSums) -> dict[tuple[str, str, posts.PlaceInBand | None], list[str]]:
    """The names of the posts that may be claimed, by year, role and place in the band."""
    groups: dict[tuple[str, str, posts.PlaceInBand | None], list[str]] = {}
    for number, post in enumerate(sums.posts, start=1):
        planned = post.planned
        for year in post.years:
            if year.days and planned.role in CLAIMED and not year.post.is_outside_the_arrs:
                key = (year.post.year, planned.role, planned.place)
                groups.setdefault(key, []).append(planned.name or f"Post {number}")
    return groups
