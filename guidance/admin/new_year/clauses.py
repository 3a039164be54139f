"""The page on which a pasted text is cut into clauses, and checked before they become drafts."""

from collections import Counter
from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from guidance import models
from guidance.admin.fields import TextField
from guidance.admin.new_year.source_choice import SourceFields
from guidance.admin.new_year.start import get_year_or_404, release_address
from guidance.admin.workflow import asking
from guidance.models.address_parts import CLAUSE_NUMBER
from guidance.models.contract.clauses import DEEPEST
from guidance.publishing.new_year import clauses
from guidance.publishing.new_year.year_drafts import YearDrafts
from guidance.rules.editing import cut_clauses

MAKE = "make"  # the button that makes the drafts
LONGEST_NUMBER = 30
LONGEST_LOCATOR = 250 - LONGEST_NUMBER - 2


class PastedClausesForm(forms.Form):
    text = TextField(
        max_length=cut_clauses.LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 16, "cols": 80}),
        label="The text, with its numbers",
        help_text="Paste it from the specification. Each clause begins on a line of its own, with its number: "
        "B14.2, (a) or (i). Nothing is made before you have checked it.",
        error_messages={
            "required": "Paste the text of the clauses.",
            "max_length": f"That is too long: paste {cut_clauses.LONGEST_TEXT:,} characters at most.",
        },
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.label_suffix = ""
        self.cut: list[cut_clauses.CutClause] = []

    def clean_text(self) -> str:
        text: str = self.cleaned_data["text"]
        found = cut_clauses.cut_clauses(text)
        if found.faults:
            raise forms.ValidationError(list(found.faults))
        self.cut = list(found.clauses)
        return text


class ClauseRowForm(forms.Form):
    number = forms.CharField(
        max_length=LONGEST_NUMBER,
        validators=[CLAUSE_NUMBER],
        error_messages={"required": "Give its number."},
        widget=forms.TextInput(attrs={"size": 12}),
    )
    heading = forms.CharField(max_length=250, required=False, widget=forms.TextInput(attrs={"size": 60}))
    wording = TextField(required=False, label="Official words", widget=forms.Textarea(attrs={"rows": 3, "cols": 80}))
    force = forms.ChoiceField(
        choices=models.Clause.Force,
        label="What it does: must, may, should, or states a fact",
        error_messages={"required": "Choose what it does."},
    )
    left_out = forms.BooleanField(required=False, label="Leave it out")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.label_suffix = ""

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not cleaned.get("left_out") and not self.errors and not (cleaned.get("heading") or cleaned.get("wording")):
            self.add_error("wording", "Give its words or its heading, or leave it out.")
        return cleaned


class ClauseRowsFormSet(forms.BaseFormSet):
    held: list[str]

    def list_kept(self) -> list[clauses.NewClause]:
        given = [form.cleaned_data for form in self.forms if form.cleaned_data and not form.cleaned_data["left_out"]]
        return [clauses.NewClause(one["number"], one["heading"], one["wording"], one["force"]) for one in given]

    def clean(self) -> None:
        if any(self.errors):
            return
        numbers = [clause.number for clause in self.list_kept()]
        if not numbers:
            raise forms.ValidationError("Every clause is left out, so there is nothing to draft.")
        counts = Counter(numbers)
        everything = [*self.held, *numbers]
        for form in self.forms:
            number = form.cleaned_data["number"]
            if form.cleaned_data["left_out"]:
                continue
            if number in self.held:
                form.add_error("number", f"{number} has a draft already. Leave this one out, and change that one.")
            elif counts[number] > 1:
                form.add_error("number", f"{number} is here {counts[number]} times. Correct a number, or leave it out.")
            elif cut_clauses.count_above(number, everything) > DEEPEST:
                form.add_error("number", f"{number} is too deep: a clause has {DEEPEST} levels above it at most.")


ClauseRows = forms.formset_factory(
    ClauseRowForm,
    formset=ClauseRowsFormSet,
    extra=0,
    max_num=cut_clauses.MOST_CLAUSES,
    absolute_max=cut_clauses.MOST_CLAUSES,
    validate_max=True,
)


def draft_clauses(request: HttpRequest, release_id: int) -> HttpResponse:
    year = get_year_or_404(request, release_id)
    title = f"Clauses of {year.label}"
    if not clauses.find_specification_key(year):
        reason = {"reason": "Add the specification first, from the page of its release: a clause belongs to it."}
        return asking.render_page(request, title, "edition/refused.html", reason, status=409)
    if MAKE in request.POST:
        return _make_drafts(request, year, title)
    form = PastedClausesForm(request.POST if request.method == "POST" else None)
    if not (form.is_bound and form.is_valid()):
        context = {"form": form, "release": year.release, "year": year}
        return asking.render_page(request, title, "new_year/paste_clauses.html", context)
    found = [
        {"number": each.number, "heading": each.heading, "wording": each.wording, "force": each.force}
        for each in form.cut
    ]
    context = {"rows": ClauseRows(initial=found), "cited": _CitedOnce(request=request), "found": len(found)}
    return asking.render_page(request, title, "new_year/check_clauses.html", {**context, "release": year.release})


class _CitedOnce(SourceFields):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["locator"] = forms.CharField(
            max_length=LONGEST_LOCATOR,
            label="Where in it",
            help_text="The part that has these clauses, such as 'Annex B'. Each clause's number is added after it.",
            error_messages={"required": "Say which part of the source has these clauses."},
        )


def _make_drafts(request: HttpRequest, year: YearDrafts, title: str) -> HttpResponse:
    rows: Any = ClauseRows(request.POST)
    rows.held = clauses.list_numbers(year)
    cited = _CitedOnce(request.POST, request=request)
    now, by = timezone.now(), request.user

    def do(answers: dict[str, Any]) -> tuple[str, str]:
        given = {"source": answers["source"], "locator": answers["locator"]}
        made = clauses.draft_clauses(year, rows.list_kept(), **given, by=by, at=now)  # type: ignore[arg-type]
        said = f"{len(made)} draft{'' if len(made) == 1 else 's'} of clauses made."
        return said, release_address(year.release)

    context = {"rows": rows, "cited": cited, "release": year.release}
    if not rows.is_valid():
        cited.is_valid()
        return asking.render_page(request, title, "new_year/check_clauses.html", context)
    return asking.ask_first(
        request, cited, do, title=title, button="Make the drafts", template="new_year/check_clauses.html", **context
    )
