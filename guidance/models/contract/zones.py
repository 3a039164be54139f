"""Where in England a post is based, for what is paid and repaid more in and around London."""

from django.db import models


class Zone(models.TextChoices):
    REST_OF_ENGLAND = "rest-of-england", "Rest of England"
    INNER_LONDON = "inner-london", "Inner London"
    OUTER_LONDON = "outer-london", "Outer London"
    FRINGE = "fringe", "London fringe"
