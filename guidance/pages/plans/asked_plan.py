"""The plan that an address or a form asks for files of."""

from django.http import HttpRequest

from guidance.pages.plans import plan_request
from guidance.presenters.costs.plan_numbers import plan_numbers
from guidance.rules.plans.plan_sums import PlanSums, sum_up_plan
from guidance.views import plan_reading, requests


def read_plan(request: HttpRequest) -> tuple[plan_reading.PlanAsked, PlanSums | None]:
    """None where there is no plan in it, or something in the plan is wrong."""
    version = requests.content_version(request)
    numbers = plan_numbers(version)
    given = request.POST if request.method == "POST" else request.GET
    asked = plan_request.read_address(given, version, numbers, requests.get_today())
    return asked, sum_up_plan(asked.plan, numbers.find_numbers) if asked.plan else None
