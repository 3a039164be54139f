"""How several PCNs share a post: this PCN's share alone, or each PCN by name."""

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from guidance.forms import amounts
from guidance.forms.fields import LinesField
from guidance.rules.costs.posts import PcnShare
from guidance.rules.numbers import format_number

MOST_PCNS = 10
OURS = "Your PCN"
_NAMED = re.compile(r"(?P<pcn>.*?[^\s,:;])[\s,:;]+(?P<share>[0-9.,]+) ?%?")
_PER_CENT = amounts.PerCentField(about="Each share", least=Decimal("0.001"))


class PcnSharesField(LinesField):
    """A PCN on each line, with its share: 'Riverside 60%'."""

    def __init__(self) -> None:
        super().__init__(
            about="PCNs",
            most=MOST_PCNS,
            label="Or each PCN and its share",
            help_text="One on each line, like Riverside 60%.",
            widget=forms.Textarea(attrs={"rows": 2}),
        )

    def clean(self, value: Any) -> tuple[PcnShare, ...]:
        shares = tuple(self._read_line(line) for line in super().clean(value))
        together = sum(one.share for one in shares) * 100
        if together > 100:
            raise ValidationError(
                f"The shares add up to {format_number(Decimal(together))}%. Enter 100% or less in all"
            )
        return shares

    def _read_line(self, line: str) -> PcnShare:
        found = _NAMED.fullmatch(line)
        if not found:
            raise ValidationError("Enter a PCN and its share on each line, like Riverside 60%")
        return PcnShare(found["pcn"], _PER_CENT.clean(found["share"]) / 100)


def share_field() -> amounts.PerCentField:
    return amounts.PerCentField(
        about="Your share of the post",
        label="Your PCN's share of the post, as a percentage",
        least=Decimal("0.001"),
        help_text="Only if PCNs share the post. The hours and all the costs are then those of the whole post.",
    )


def read_shares(form: forms.Form, cleaned: Mapping[str, Any]) -> tuple[PcnShare, ...]:
    """Of the fields `share` and `pcns`: one of the two can be filled in."""
    named: tuple[PcnShare, ...] = cleaned.get("pcns") or ()
    share: Decimal | None = cleaned.get("share")
    if named and share is not None:
        form.add_error("share", "Enter your share, or each PCN and its share, but not both")
        return ()
    return named or (() if share is None else (PcnShare(OURS, share / 100),))
