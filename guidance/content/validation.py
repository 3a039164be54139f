"""Turns entries of fixture files into records, or finds what is wrong with them."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.core.exceptions import ValidationError

from guidance.content import files, kinds, records
from guidance.content.kinds import Key, Kind
from guidance.content.problems import Problem, did_you_mean
from guidance.content.records import Record
from guidance.content.values import UnfitValueError, check_value
from guidance.content.yaml_reading import FixtureEntry
from guidance.models import LoadedRecord
from guidance.rules.limits.cut_short import cut_short

LONGEST_MESSAGE = 500  # characters of a message of Django's, which may repeat the value it was given
LONGEST_KEY = LoadedRecord._meta.get_field("natural_key").max_length or 0


@dataclass(frozen=True)
class GivenRecord:
    """A record and the entry that gives it."""

    record: Record
    entry: FixtureEntry

    def build_problem(self, wrong: str, remedy: str, field: str = "") -> Problem:
        line = self.entry.fields[field].line if field in self.entry.fields else self.entry.line
        return Problem(wrong, remedy, self.entry.file, line, self.entry.number, str(self.record), field)


def validate_all(
    entries: Iterable[FixtureEntry], unread: Collection[str] = ()
) -> tuple[list[GivenRecord], list[Problem]]:
    """The valid records, and the problems of all the others.

    `unread` are files that could not be read in full. A reference to a record that may be in one is not a problem.
    """
    given: list[GivenRecord] = []
    problems: list[Problem] = []
    known: dict[Kind, set[Key]] = {kind: set() for kind in kinds.content_models()}
    for entry in entries:
        kind = kinds.find_kind(entry.model.lower())
        if kind is None:
            problems.append(_report_unknown_model(entry))
            continue
        one = GivenRecord(build_record(kind, entry), entry)
        wrong = list(_check_entry(one))
        # Known even if something else is wrong with it, so that references to it are not reported as well.
        known[kind].add(one.record.key)
        problems += wrong
        if not wrong:
            given.append(one)
    problems += [*_find_duplicates(given), *_find_broken_references(given, known, unread), *_find_misplaced(given)]
    spoilt = {(problem.file, problem.entry) for problem in problems}
    return [one for one in given if (one.entry.file, one.entry.number) not in spoilt], problems


def validate_some(entries: Iterable[FixtureEntry], *, most_problems: int) -> tuple[list[GivenRecord], list[Problem]]:
    """As `validate_all`, for a file that is not the whole content: references may be to rows.

    Stops after `most_problems`.
    """
    given: list[GivenRecord] = []
    problems: list[Problem] = []
    for entry in entries:
        if len(problems) > most_problems:
            break
        kind = kinds.find_kind(entry.model.lower())
        if kind is None:
            problems.append(_report_unknown_model(entry))
            continue
        one = GivenRecord(build_record(kind, entry), entry)
        wrong = list(_check_entry(one))
        problems += wrong
        if not wrong:
            given.append(one)
    problems += _find_duplicates(given)
    return given, problems


def build_record(kind: Kind, entry: FixtureEntry) -> Record:
    """The record from those of its values that have the right types."""
    values = {}
    for name in kinds.get_fields(kind).keys() & entry.fields.keys():
        try:
            values[name] = check_value(kind, name, entry.fields[name])
        except UnfitValueError:
            continue
    return records.make_canonical(kind, values)


def _check_entry(given: GivenRecord) -> Iterator[Problem]:
    """The problems of one entry by itself."""
    kind = given.record.kind
    known = kinds.get_fields(kind)
    values = {}
    for name, value in given.entry.fields.items():
        if name not in known:
            remedy = did_you_mean(name, known) or f"It has {', '.join(known)}."
            yield given.build_problem(f"A {kind._meta.verbose_name} has no field {name}.", remedy, name)
            continue
        try:
            values[name] = check_value(kind, name, value)
        except UnfitValueError as error:
            yield given.build_problem(error.wrong, error.remedy, name)
    if len(records.key_json(given.record.key)) > LONGEST_KEY:
        yield given.build_problem(
            f"Its natural key is longer than {LONGEST_KEY} characters.", "Shorten what it is made of."
        )
    ill_typed = given.entry.fields.keys() & known.keys() - values.keys()
    for name in known.keys() - given.entry.fields.keys():
        field = known[name]
        if field.is_relation and not field.many_to_many and not field.null:
            yield given.build_problem(*_explain_error(kind, name, ValidationError("", code="blank")), name)
    plain = {name: value for name, value in values.items() if not known[name].is_relation}
    relations = {name for name, field in known.items() if field.is_relation}
    try:
        kind(**plain).clean_fields(exclude=relations | ill_typed)
    except ValidationError as error:
        for name, errors in error.error_dict.items():
            if name not in ill_typed:
                yield from (given.build_problem(*_explain_error(kind, name, one), name) for one in errors)


def _explain_error(kind: Kind, name: str, error: ValidationError) -> tuple[str, str]:
    """A validation error of Django's as what is wrong and the remedy."""
    field = kinds.get_fields(kind)[name]
    hint = str(field.help_text)
    match error.code:
        case "invalid_choice":
            choices = ", ".join(str(value) for value, _ in field.flatchoices)
            return (
                f"'{cut_short(str(_get_param(error, 'value')))}' is not one of its values.",
                f"Write one of: {choices}.",
            )
        case "blank" | "null":
            return "It is missing.", f"Add it. {hint}"
        case "max_length":
            return f"It is longer than {_get_param(error, 'limit_value')} characters.", "Shorten it."
    return cut_short(" ".join(error.messages), LONGEST_MESSAGE), hint


def _get_param(error: ValidationError, name: str) -> Any:
    return (error.params or {}).get(name)


def _report_unknown_model(entry: FixtureEntry) -> Problem:
    labels = [kinds.get_label(kind) for kind in kinds.content_models()]
    remedy = did_you_mean(entry.model, labels) or "fixtures/README.md lists the models of each file."
    return Problem(f"There is no model {cut_short(entry.model)}.", remedy, entry.file, entry.line, entry.number)


def _find_duplicates(given: list[GivenRecord]) -> Iterator[Problem]:
    first: dict[tuple[Kind, Key], GivenRecord] = {}
    for one in given:
        other = first.setdefault((one.record.kind, one.record.key), one)
        if other is not one:
            place = f"line {other.entry.line} of {other.entry.file}"
            yield one.build_problem(
                f"The same record is in {place}.", "Keep one of the two, or give this one another key."
            )


def _find_broken_references(
    given: list[GivenRecord], known: dict[Kind, set[Key]], unread: Collection[str]
) -> Iterator[Problem]:
    unsure = {kind for kind in known if any(files.may_hold(file, kind) for file in unread)}

    @cache  # a missing source may be cited by hundreds of records, and is compared with thousands of keys
    def remedy(target: Kind, key: Key) -> str:
        near = did_you_mean(records.key_text(key), map(records.key_text, known[target]))
        return near or f"Add it to its file, {files.FILES[target]}, or correct the name."

    for one in given:
        for field, target, key in one.record.references():
            if key not in known[target] and target not in unsure:
                yield one.build_problem(
                    f"There is no {records.name_record(target, key)} in the files.", remedy(target, key), field
                )


def _find_misplaced(given: list[GivenRecord]) -> Iterator[Problem]:
    everything = {(one.record.kind, one.record.key): one.record for one in given}
    for one in given:
        file = files.file_of(one.record, everything)
        if file and file != one.entry.file:
            yield one.build_problem("It is in the wrong file.", f"Move it to {file}.")
