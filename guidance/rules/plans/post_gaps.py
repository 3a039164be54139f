"""What the sums of one post leave out, in the sentences of a file."""

from guidance.rules.plans.plan_sums import PostSums
from guidance.rules.years.contract_years import label_year


def describe_gaps(sums: PostSums) -> str:
    said: dict[str, None] = {}
    for year in sums.years:
        said |= dict.fromkeys(f"{one.says[:1].upper()}{one.says[1:]}" for one in year.left_out)
        if year.no_rule:
            said[year.no_rule] = None
        elif year.total.back is not None and year.total.is_partial("repaid"):
            said[f"We have not found the maximum for {label_year(year.post.year)}."] = None
    return " ".join(said)
