"""Fields for free text and hours, and for a date in three boxes as in the NHS design system."""

from collections.abc import Sequence
from datetime import date
from typing import Any, Self

from django import forms
from django.core.exceptions import ValidationError

from guidance.rules.recruitment import pasted_lines, tailoring


class LineField(forms.CharField):
    """One line of text. Removes characters that no document can contain, rather than refusing them."""

    def __init__(self, *, about: str, optional: bool = True, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", tailoring.LONGEST_TEXT)
        kwargs["error_messages"] = {
            "max_length": f"{about} must be {kwargs['max_length']:,} characters or fewer",
            "required": f"Enter {about[:1].lower()}{about[1:]}",
            **kwargs.get("error_messages", {}),
        }
        super().__init__(required=not optional, **kwargs)

    def to_python(self, value: Any) -> str:
        return tailoring.clean_line(super().to_python(value) or "")


class ParagraphsField(forms.CharField):
    """Text of several lines, with its line breaks."""

    widget = forms.Textarea

    def __init__(self, *, about: str, **kwargs: Any) -> None:
        most = tailoring.LONGEST_TEXT
        errors = {"max_length": f"{about} must be {most:,} characters or fewer"}
        super().__init__(required=False, max_length=most, error_messages=errors, **kwargs)

    def to_python(self, value: Any) -> str:
        return tailoring.clean_text(super().to_python(value) or "")


class LinesField(forms.Field):
    """Several texts, one on each line. Pasted ones lose their own bullets and numbers; a row of a table is a line."""

    widget = forms.Textarea

    def __init__(self, *, about: str, most: int, **kwargs: Any) -> None:
        self.about = about
        self.most = most
        super().__init__(required=False, **kwargs)

    def prepare_value(self, value: Any) -> str:
        return value if isinstance(value, str) else "\n".join(value or ())

    def to_python(self, value: Any) -> tuple[str, ...]:
        if not isinstance(value, str):
            return tuple(value or ())
        pasted = map(pasted_lines.strip_mark, value.replace("\r", "\n").split("\n"))
        lines = tuple(line for line in (tailoring.clean_line(pasted_lines.join_cells(one)) for one in pasted) if line)
        if len(lines) > self.most:
            raise ValidationError(f"There are {len(lines)} {self.about}. Enter {self.most} or fewer")
        if any(len(line) > tailoring.LONGEST_TEXT for line in lines):
            raise ValidationError(f"Each of your {self.about} must be {tailoring.LONGEST_TEXT:,} characters or fewer")
        return lines


class DateBoxes(forms.MultiWidget):
    """A box each for day, month and year: `name_day`, `name_month`, `name_year`."""

    def __init__(self) -> None:
        super().__init__({"day": forms.TextInput(), "month": forms.TextInput(), "year": forms.TextInput()})

    def decompress(self, value: Any) -> list[str]:
        year, month, day = str(value).split("-") if value else ("", "", "")
        return [day.lstrip("0"), month.lstrip("0"), year]


class DayField(forms.MultiValueField):
    """A day as ISO text. The error messages name the boxes at fault."""

    widget = DateBoxes

    def __init__(self, *, about: str, **kwargs: Any) -> None:
        self.about = about
        boxes = [forms.CharField(required=False, max_length=20) for _ in range(3)]
        super().__init__(fields=boxes, required=False, require_all_fields=False, **kwargs)

    def clean(self, value: Any) -> str:
        given = [tailoring.clean_line(part or "") for part in value] if isinstance(value, Sequence) else []
        if not any(given):
            return ""
        missing = [name for name, part in zip(("day", "month", "year"), given, strict=True) if not part]
        if missing:
            raise ValidationError(f"{self.about} must include a {' and a '.join(missing)}")
        if given[2].isdecimal() and len(given[2]) < 4:
            raise ValidationError(f"{self.about} must include a year in four figures, like 2027")
        try:
            day, month, year = (int(part) for part in given if part.isascii() and len(part) <= 4)
            return date(year, month, day).isoformat()
        except ValueError as error:
            raise ValidationError(f"{self.about} must be a real date, like 27 3 2027") from error


class ChoiceWithHint(str):
    """The label of a choice, with a hint below it."""

    hint: str

    def __new__(cls, text: str, hint: str = "") -> Self:
        choice = super().__new__(cls, text)
        choice.hint = hint
        return choice


def choice_errors(about: str) -> dict[str, str]:
    return {"invalid_choice": f"Choose {about} from the list"}
