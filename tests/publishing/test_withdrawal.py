"""Where readers of a withdrawn page may be sent."""

import pytest

from guidance.models import FAQ, FormerAddress
from guidance.publishing import withdrawal
from guidance.publishing.errors import PublishingError
from guidance.publishing.roots import root_of, up_to_date
from tests.publishing.desk import NOW, a_publisher

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("elsewhere", ["https://example.org/", "//example.org/", "/\\example.org/", "faqs/"])
def test_readers_are_not_sent_to_another_site_nor_nowhere(faq: FAQ, elsewhere: str) -> None:
    root = root_of(faq)
    live = up_to_date(root, at=NOW)
    assert live is not None
    with pytest.raises(PublishingError):
        withdrawal.withdraw(root, live=live, reason="Old.", redirect_to=elsewhere, by=a_publisher(), at=NOW)
    assert FAQ.objects.filter(pk=faq.pk).exists()
    assert not FormerAddress.objects.exists()
