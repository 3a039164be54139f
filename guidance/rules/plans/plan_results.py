"""What a plan costs, what comes back and what is left, in three lines."""

from collections.abc import Iterator

from guidance.rules.costs import result_lines, sum_steps
from guidance.rules.plans.plan_amounts import PlanAmounts


def list_plan_result(total: PlanAmounts) -> Iterator[sum_steps.ResultLine]:
    """The notes say how many posts an amount is of. `plan_notes` names what is missing."""
    up_to, at_least = (sum_steps.UP_TO, sum_steps.AT_LEAST) if total.is_up_to else ("", "")
    for label, name, limit in (
        (result_lines.COSTS, "cost", ""),
        (result_lines.COMES_BACK, "back", up_to),
        (result_lines.IS_LEFT, "left", at_least),
    ):
        amount, of_what = total.get_known(name), total.say_of_what(name)
        yield sum_steps.ResultLine(label, amount, limit, f"for {of_what}" if of_what and amount is not None else "")
