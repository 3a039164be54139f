"""Whether a field's value in a fixture is of the type that the field holds."""

from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import Any

from django.db import models

from guidance.content import kinds
from guidance.content.kinds import Kind
from guidance.content.yaml_reading import Value


class UnfitValueError(Exception):
    """A value that its field cannot hold."""

    def __init__(self, wrong: str, remedy: str) -> None:
        super().__init__(wrong)
        self.wrong, self.remedy = wrong, remedy


def checked(kind: Kind, name: str, given: Value) -> Any:
    """The value for the field. Strict: YAML turns a bare 1.10 into 1.1, and a bare no into False."""
    field = kinds.fields(kind)[name]
    if field.is_relation:
        return _keys(kind, name, given)
    if given.value is None:
        if field.null:
            return None
        raise UnfitValueError("It is empty.", "Write what it is, or take the line out.")
    if isinstance(field, models.BooleanField):
        return _boolean(given)
    if isinstance(field, models.IntegerField):
        return _integer(given)
    if isinstance(field, models.DecimalField):
        return _decimal(given)
    if isinstance(field, models.DateField):
        return _date(given)
    return _text(given)


def _text(given: Value) -> str:
    value = given.value
    if not isinstance(value, str):
        if isinstance(value, list | dict):
            raise UnfitValueError(
                "It is a list or a mapping, not text.", "Put the text in quotation marks or below '|-'."
            )
        raise UnfitValueError(
            f"YAML does not read {given.text} as text.", f"Put it in quotation marks: '{given.text}'."
        )
    if "\x00" in value:
        raise UnfitValueError("It holds a null character, which PostgreSQL cannot hold.", "Take it out.")
    return value


def _boolean(given: Value) -> bool:
    if not isinstance(given.value, bool):
        raise UnfitValueError(
            f"'{given.value}' is neither true nor false.", "Write true or false, without quotation marks."
        )
    return given.value


def _integer(given: Value) -> int:
    if not isinstance(given.value, int) or isinstance(given.value, bool):
        raise UnfitValueError(f"'{given.value}' is not a whole number.", "Write digits alone, without quotation marks.")
    return given.value


def _decimal(given: Value) -> Decimal:
    value = given.value
    try:
        if isinstance(value, bool) or not isinstance(value, str | int | float):
            raise InvalidOperation
        number = Decimal(given.text)
    except InvalidOperation:
        number = Decimal("NaN")
    if not number.is_finite():
        raise UnfitValueError(f"'{value}' is not a number.", "Write it without £, commas or spaces: '32073.50'.")
    return number


def _date(given: Value) -> date:
    value = given.value
    if isinstance(value, str):
        try:
            return date.fromisoformat(value)
        except ValueError:
            pass
    elif isinstance(value, date) and not isinstance(value, datetime):
        return value
    raise UnfitValueError(f"'{given.text or value}' is not a date.", "Write year, month and day: 2026-11-21.")


def _keys(kind: Kind, name: str, given: Value) -> Any:
    target = kinds.references(kind)[name]
    value = given.value
    if kinds.is_many(kind, name):
        if not isinstance(value, list):
            raise UnfitValueError(
                "It is not a list of records.", f"Write a list, each of its records as {_form(target)}."
            )
        keys = [_key(target, key) for key in value]
        if len({tuple(key) for key in keys}) < len(keys):
            raise UnfitValueError("It names a record twice.", "Keep one of the two.")
        return keys
    if value is None:
        if kinds.fields(kind)[name].null:
            return None
        raise UnfitValueError("It is empty.", f"Name a record as {_form(target)}.")
    return _key(target, value)


def _key(target: Kind, value: Any) -> list[Any]:
    if not isinstance(value, list) or len(value) != len(target.NATURAL_KEY):
        raise UnfitValueError(
            f"{value!r} does not name a {target._meta.verbose_name}.", f"Write it as {_form(target)}."
        )
    for part in value:
        if not isinstance(part, str):
            raise UnfitValueError(f"YAML does not read {part} as text.", f"Put it in quotation marks: '{part}'.")
    return value


def _form(target: Kind) -> str:
    """How a record of this model is named: '[section's role, section's topic, slug]'."""
    words = [path.removesuffix("__slug").replace("__", " ").replace("_", " ") for path in target.NATURAL_KEY]
    return f"[{', '.join(words)}]"
