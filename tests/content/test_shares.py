import pytest

from guidance.content.checks.content import Content
from guidance.content.checks.shares import unsaid
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("share", "body", "is_said"),
    [
        (50, "The scheme repays 50%.", True),
        (50, "The scheme pays half.", True),
        (100, "A post may be fully funded.", True),
        (70, "The scheme pays half.", False),
        (100, "The scheme repays up to 70%.", False),
    ],
)
def test_a_share_that_the_words_do_not_give_is_named(share: int, body: str, is_said: bool) -> None:
    factories.a_fact(factories.a_role(), factories.a_year(), first_share=share, body=body)
    problems = list(unsaid(Content()))
    assert [problem.wrong for problem in problems] == (
        [] if is_said else [f"Its figures give a share of {share}%, and its words do not."]
    )
    assert all(problem.is_warning for problem in problems)
