"""A range of bands drawn on a scale of all the bands."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from guidance import models
from guidance.rules.role_comparison import mark_steps_reached


@dataclass(frozen=True, slots=True)
class ScaleStep:
    """`x` and `middle` are percentages of the drawing's width, like `step_width`."""

    name: str
    is_in: bool
    x: Decimal
    middle: Decimal


@dataclass(frozen=True, slots=True)
class BandScale:
    """A range without a highest band has a plus sign after the last step, at `plus_at`."""

    text: str
    steps: list[ScaleStep]
    step_width: Decimal
    plus_at: Decimal | None


def build_band_scale(row: models.RoleBand, bands: Sequence[models.Band]) -> BandScale | None:
    """None where the source states no band. `bands` are all the bands, lowest first."""
    if row.lowest is None or not bands:
        return None
    within = mark_steps_reached(
        row.lowest.order, row.highest.order if row.highest else None, (band.order for band in bands)
    )
    # Room for one more step, to show that a range without a limit goes on.
    width = (Decimal(100) / (len(bands) + 1)).quantize(Decimal("0.01"))
    return BandScale(
        text=f"{row.bands_text}, on a scale from {bands[0]} to {bands[-1]}",
        steps=[
            ScaleStep(band.slug, is_in, width * place, width * place + width / 2)
            for place, (band, is_in) in enumerate(zip(bands, within, strict=True))
        ],
        step_width=width,
        plus_at=None if row.highest else width * len(bands) + width / 2,
    )
