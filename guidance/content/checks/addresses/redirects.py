"""Checks where readers of a former address are sent: to a public page in the end, and never round in a circle."""

from collections.abc import Collection, Iterator

from guidance.content import problems
from guidance.content.checks.addresses.pages import Pages
from guidance.content.checks.content import Content
from guidance.models import FormerAddress
from guidance.site_map.addresses import public_addresses


class NowhereError(Exception):
    """Readers would not reach a public page. The arguments are what is wrong, and the remedy."""

    def __init__(self, wrong: str, remedy: str) -> None:
        super().__init__(wrong, remedy)
        self.wrong, self.remedy = wrong, remedy

    def __str__(self) -> str:
        return f"{self.wrong} {self.remedy}"


def follow_target(target: str, public: Collection[str], *, going: Collection[str] = ()) -> str:
    """The public page, with its place, that readers sent to a path reach in the end, by the redirects in force.

    `public` are the paths of all public pages, `going` those that are about to be withdrawn with all beneath them.
    A query is left out. Raises NowhereError.
    """
    if not target.startswith("/") or target.startswith(("//", "/\\")):
        raise NowhereError(f"{target or 'An empty box'} is not a path of this site.", "Write a path such as /roles/.")
    path, _, place = target.partition("#")
    path, passed = path.partition("?")[0], [target]
    while path not in public or _is_beneath(path, going):
        if _is_beneath(path, going):
            raise NowhereError(f"{_name(passed)} is being withdrawn.", "Choose another page.")
        onward = FormerAddress.objects.successor(path)
        if onward is None:
            remedy = problems.did_you_mean(path, public) or "Open the page and copy its path from the address."
            raise NowhereError(f"{_name(passed)} is not a public page of this site.", remedy)
        path, _, place = onward.partition("#")
        if path in passed:
            raise NowhereError(f"{_name([*passed, path])} goes round in a circle.", "Choose another page.")
        passed.append(path)
    if place and not Pages(failing_are_missing=True).has_address(f"{path}#{place}"):
        raise NowhereError(
            f"{path} has no place called #{place}.", "Open the page and copy the address of the heading."
        )
    return f"{path}#{place}" if place else path


def find_lost_readers(content: Content) -> Iterator[problems.Problem]:
    """Former addresses that lead nowhere, or that are the address of a page."""
    former = list(content.of(FormerAddress))
    public = frozenset(public_addresses()) if former else frozenset()
    for record in former:
        old, new = record.fields.get("old_path"), record.fields.get("new_path")
        if old in public:
            remedy = "Withdraw that page or move it; its readers are then sent on."
            yield content.build_problem(record, f"There is a page at {old}.", remedy, "old_path")
        if new:
            try:
                follow_target(new, public)
            except NowhereError as error:
                yield content.build_problem(record, error.wrong, error.remedy, "new_path")


def _is_beneath(path: str, branches: Collection[str]) -> bool:
    return any(path.startswith(branch) for branch in branches)


def _name(passed: list[str]) -> str:
    """The path, or the way from one path to the next."""
    return ", which leads to ".join(passed) + ("," if len(passed) > 1 else "")
