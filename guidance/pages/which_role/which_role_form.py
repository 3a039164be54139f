"""The questions about what a PCN needs. All are optional."""

from collections.abc import Iterable

from crispy_forms.layout import Fieldset, Layout
from django.http import QueryDict

from guidance.forms import post_fields, queries
from guidance.rules.choosing.suitability import weighing


def _build_question(question: weighing.SuitabilityQuestion, label: str, help_text: str = "") -> queries.UnsureField:
    return queries.UnsureField(
        about=f"an answer to '{label}'", label=label, choices=weighing.ANSWERS[question].items(), help_text=help_text
    )


class WhichRoleForm(queries.QueryForm):
    need = _build_question(weighing.SuitabilityQuestion.NEED, "What do you need most?")
    age = _build_question(weighing.SuitabilityQuestion.AGE, "How old are the people?")
    severity = _build_question(weighing.SuitabilityQuestion.SEVERITY, "How severe are their problems?")
    setting = _build_question(weighing.SuitabilityQuestion.SETTING, "Where is the work?")
    registration = _build_question(weighing.SuitabilityQuestion.REGISTRATION, "Who do you want to appoint?")
    post = _build_question(weighing.SuitabilityQuestion.POST, "Which of the contract's posts is it?")
    employer = _build_question(weighing.SuitabilityQuestion.EMPLOYER, "Who would employ them?")
    place = queries.UnsureField(
        about="which practitioner it is",
        label="Which mental health practitioner is it for your PCN?",
        choices=(post_fields.PLACES | post_fields.OUTSIDE).items(),
        help_text="Bands are those of Agenda for Change, such as Band 6.",
    )
    list_size = post_fields.list_size_field()
    year = queries.year_field()

    def __init__(self, given: QueryDict, years: Iterable[tuple[str, str]], *, checked: bool) -> None:
        super().__init__(given, checked=checked)
        self.set_choices("year", years)

    def layout(self) -> Layout:
        return Layout(
            Fieldset("The people and the work", "need", "age", "severity", "setting"),
            Fieldset("The post", "registration", "post", "employer"),
            Fieldset("Your PCN", "place", "list_size", "year"),
        )

    @property
    def answers(self) -> dict[weighing.SuitabilityQuestion, str]:
        """The answers by which roles are weighed."""
        return {question: self.cleaned_data[question] for question in weighing.ANSWERS if question in self.cleaned_data}
