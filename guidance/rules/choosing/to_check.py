"""What a PCN still has to ask its integrated care board, given what we have and what it answered."""

from collections.abc import Iterator, Mapping

from guidance.rules.choosing.entitlement import PostsAnswer
from guidance.rules.choosing.funding import FundingRule
from guidance.rules.choosing.suitability.weighing import SuitabilityQuestion
from guidance.rules.costs.posts import Post
from guidance.rules.held import NotHeld


def list_icb_questions(
    post: Post,
    rule: FundingRule | NotHeld,
    posts: tuple[PostsAnswer, ...],
    answers: Mapping[SuitabilityQuestion, str],
    *,
    varies_locally: bool,
) -> Iterator[str]:
    """Sentences, on money first. `varies_locally` is whether the contract may vary by area that year."""
    if not post.is_outside_the_arrs:
        yield from _list_arrs_questions(post, rule, posts)
        yield from _list_unusual(answers)
    if varies_locally:
        yield "Whether a local variation of the contract applies to your practices, which may change any of this."
    match post.employer:
        case "practice":
            yield "Whether a post that your PCN employs itself can be claimed for at all."
        case "vcse":
            yield "Whether the mental health provider may subcontract the post to a VCSE provider."
        case "council":
            yield "Whether a post that a local authority employs can be claimed for."


def _list_arrs_questions(post: Post, rule: FundingRule | NotHeld, posts: tuple[PostsAnswer, ...]) -> Iterator[str]:
    """What to ask of a post that the ARRS may pay for."""
    if isinstance(rule, NotHeld):
        yield f"What share the ARRS repays in {post.year_text}, for the first post in a band and for later ones."
    elif rule.repaid.condition:
        yield f"What it expects of {rule.repaid.condition}, and whether yours will do."
    if not isinstance(rule, NotHeld) and rule.rest:
        yield f"That the rest comes from {rule.rest}, and from which budget."
    elif not isinstance(rule, NotHeld) and rule.repaid.share < 1:
        yield "Who pays the rest, and from which budget."
    yield f"The maximum reimbursement in {post.year_text}, for your band and place."
    if not posts or posts[0].is_our_reading:
        yield f"How many practitioners your PCN can have in {post.year_text}."


def _list_unusual(answers: Mapping[SuitabilityQuestion, str]) -> Iterator[str]:
    """What to ask of a postholder or a post that not every source allows."""
    match answers.get(SuitabilityQuestion.REGISTRATION):
        case "not-registered":
            yield "Whether it accepts a postholder who is not registered, and at which band."
        case "accredited":
            yield "Whether it accepts a postholder who is on an accredited register only, and at which band."
    if answers.get(SuitabilityQuestion.POST) == "children" or answers.get(SuitabilityQuestion.AGE) == "children":
        yield "On what terms it repays the children and young people's post, and whether its first is counted apart."
