"""Checks that a value in a fixture has the type of its field."""

from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import Any

from django.db import models

from guidance.content import kinds
from guidance.content.yaml_reading import FixtureValue
from guidance.rules.limits.cut_short import cut_short

MOST_REFERENCES = 100  # in one list: our longest has nine
MOST_DIGITS = 30  # before the decimal point, and after it: '1e999999999' would take a gigabyte to write out
EARLIEST, LATEST = date(1800, 1, 1), date(2199, 12, 31)  # leaves room for date arithmetic on either side
NULL_CHARACTER = ("It has a null character, which PostgreSQL cannot store.", "Take it out.")


class UnfitValueError(Exception):
    """A value that its field cannot store."""

    def __init__(self, wrong: str, remedy: str) -> None:
        super().__init__(wrong)
        self.wrong, self.remedy = wrong, remedy


def check_value(kind: kinds.Kind, name: str, given: FixtureValue) -> Any:
    """The value for the field. Raises UnfitValueError.

    It is strict, because YAML turns an unquoted 1.10 into 1.1 and an unquoted no into False.
    """
    field = kinds.get_fields(kind)[name]
    if field.is_relation:
        return _read_references(kind, name, given)
    if given.value is None:
        if field.null:
            return None
        raise UnfitValueError("It is empty.", "Write what it is, or take the line out.")
    if isinstance(field, models.BooleanField):
        return _read_boolean(given)
    if isinstance(field, models.IntegerField):
        return _read_integer(given)
    if isinstance(field, models.DecimalField):
        return _read_decimal(given)
    if isinstance(field, models.DateField):
        return _read_date(given)
    return _read_text(given)


def _read_text(given: FixtureValue) -> str:
    value = given.value
    if not isinstance(value, str):
        if isinstance(value, list | dict):
            raise UnfitValueError(
                "It is a list or a mapping, not text.", "Put the text in quotation marks or below '|-'."
            )
        text = cut_short(given.text)
        raise UnfitValueError(f"YAML does not read {text} as text.", f"Put it in quotation marks: '{text}'.")
    if "\x00" in value:
        raise UnfitValueError(*NULL_CHARACTER)
    return value


def _read_boolean(given: FixtureValue) -> bool:
    if not isinstance(given.value, bool):
        raise UnfitValueError(
            f"'{_show_value(given)}' is neither true nor false.", "Write true or false, without quotation marks."
        )
    return given.value


def _read_integer(given: FixtureValue) -> int:
    if not isinstance(given.value, int) or isinstance(given.value, bool):
        wrong = f"'{_show_value(given)}' is not a whole number."
        raise UnfitValueError(wrong, "Write digits alone, without quotation marks.")
    return given.value


def _read_decimal(given: FixtureValue) -> Decimal:
    value = given.value
    try:
        if isinstance(value, bool) or not isinstance(value, str | int | float):
            raise InvalidOperation
        number = Decimal(given.text)
    except InvalidOperation:
        number = Decimal("NaN")
    _, digits, exponent = number.as_tuple()
    if isinstance(exponent, int) and (len(digits) > 2 * MOST_DIGITS or abs(exponent) > MOST_DIGITS):
        wrong = f"'{_show_value(given)}' has more than {MOST_DIGITS} digits."
        raise UnfitValueError(wrong, "Write the number out, as the source has it.")
    if not number.is_finite():
        raise UnfitValueError(
            f"'{_show_value(given)}' is not a number.", "Write it without £, commas or spaces: '32073.50'."
        )
    return number


def _read_date(given: FixtureValue) -> date:
    value = given.value
    if isinstance(value, str):
        try:
            value = date.fromisoformat(value)
        except ValueError:
            value = None
    if not isinstance(value, date) or isinstance(value, datetime):
        raise UnfitValueError(f"'{_show_value(given)}' is not a date.", "Write year, month and day: 2026-11-21.")
    if not EARLIEST <= value <= LATEST:
        years = f"{EARLIEST.year} and {LATEST.year}"
        raise UnfitValueError(f"The date {value} is not between the years {years}.", "Correct the year.")
    return value


def _show_value(given: FixtureValue) -> str:
    """The text in the file, cut short for a message."""
    return cut_short(given.text or given.value)


def _read_references(kind: kinds.Kind, name: str, given: FixtureValue) -> Any:
    target = kinds.get_references(kind)[name]
    value = given.value
    if kinds.is_many(kind, name):
        if not isinstance(value, list):
            raise UnfitValueError(
                "It is not a list of records.", f"Write a list, each of its records as {_describe_reference(target)}."
            )
        if len(value) > MOST_REFERENCES:
            raise UnfitValueError(
                f"It names {len(value):,} records.", f"Name {MOST_REFERENCES} at most: look for a line repeated."
            )
        keys = [_read_reference(target, key) for key in value]
        if len({tuple(key) for key in keys}) < len(keys):
            raise UnfitValueError("It names a record twice.", "Keep one of the two.")
        return keys
    if value is None:
        if kinds.get_fields(kind)[name].null:
            return None
        raise UnfitValueError("It is empty.", f"Name a record as {_describe_reference(target)}.")
    return _read_reference(target, value)


def _read_reference(target: kinds.Kind, value: Any) -> list[Any]:
    if not isinstance(value, list) or len(value) != len(target.NATURAL_KEY):
        wrong = f"{cut_short(repr(value))} does not name a {target._meta.verbose_name}."
        raise UnfitValueError(wrong, f"Write it as {_describe_reference(target)}.")
    for part in value:
        if not isinstance(part, str):
            shown = cut_short(str(part))
            raise UnfitValueError(f"YAML does not read {shown} as text.", f"Put it in quotation marks: '{shown}'.")
        if "\x00" in part:
            raise UnfitValueError(*NULL_CHARACTER)
    return value


def _describe_reference(target: kinds.Kind) -> str:
    """The form of a reference to this model: '[section role, section topic, slug]'."""
    words = [path.removesuffix("__slug").replace("__", " ").replace("_", " ") for path in target.NATURAL_KEY]
    return f"[{', '.join(words)}]"
