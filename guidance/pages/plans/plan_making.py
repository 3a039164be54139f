"""Makes the files of a plan."""

from datetime import date

from guidance.documents.plan_workbook.workbooks import to_xlsx
from guidance.pages.plans import plan_csv, plan_file
from guidance.presenters.costs.plan_numbers import plan_numbers
from guidance.presenters.site import this_site
from guidance.rules.plans.plan_sums import PlanSums


def make_plan_file(sums: PlanSums, ending: str, choices: plan_file.Choices, version: str, day: date) -> bytes:
    """`ending` is 'xlsx' or 'csv'."""
    if ending == "csv":
        return plan_csv.write_plan_csv(sums).encode()
    return to_xlsx(plan_file.build_plan_file(sums, plan_numbers(version), choices, day, this_site().address))
