"""What changed on the site, for people and for feed readers."""

import re
from datetime import UTC, datetime

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.feedgenerator import Atom1Feed
from django.views.decorators.http import require_safe

from guidance.models import Role
from guidance.models.page_paths import page_path
from guidance.pages.updates.updates_page import latest_updates, updates_page
from guidance.presenters.site import this_site
from guidance.rules.limits.read_parameters import reads_query
from guidance.rules.limits.row_keys import read_row_key
from guidance.views.requests import get_today

# The ids of a feed's entries must never change, even if the site's address does (RFC 4151).
NAMED_SINCE = "2026"

# Invisible characters that XML 1.0 does not allow.
NOT_XML = re.compile("[^\\t\\n\\r\\x20-\\ud7ff\\ue000-\\ufffd\\U00010000-\\U0010ffff]")


class _SteadyFeed(Atom1Feed):
    """Without entries it was last changed when feeds began: Django's would say 'now' each time it is asked."""

    def latest_post_date(self) -> datetime:
        return super().latest_post_date() if self.items else datetime(int(NAMED_SINCE), 1, 1, tzinfo=UTC)


@require_safe
@reads_query("page")
def list_updates(request: HttpRequest, role_slug: str = "") -> HttpResponse:
    role = get_object_or_404(Role, slug=role_slug) if role_slug else None
    page = updates_page(role, read_row_key(request.GET.get("page", "")) or 1, get_today())
    return render(request, "pages/updates/updates.html", {"page": page})


@require_safe
def show_feed(request: HttpRequest, role_slug: str = "") -> HttpResponse:  # noqa: ARG001
    role = get_object_or_404(Role, slug=role_slug) if role_slug else None
    site = this_site()
    path = page_path("role-updates", role.slug) if role else page_path("updates")
    own = page_path("role-updates-feed", role.slug) if role else page_path("updates-feed")
    name = f"tag:{settings.SITE_HOST},{NAMED_SINCE}"
    atom = _SteadyFeed(
        title=f"{site.name}: what changed on {role.name}" if role else f"{site.name}: what changed",
        link=site.address + path,
        feed_url=site.address + own,
        description="What changed, when and where.",
        language="en-GB",
        author_name=site.organisation or site.name,
        feed_guid=f"{name}:{own}",
    )
    for update in latest_updates(role):
        said = [
            update.note,
            *(f"{change.title}: {change.note}" if change.note else change.title for change in update.changes),
        ]
        address = next((change.href for change in update.changes if change.href), path)
        atom.add_item(
            title=NOT_XML.sub("", update.title),
            link=site.address + address,
            description=NOT_XML.sub("", "\n".join(text for text in said if text)),
            unique_id=f"{name}:{update.key}",
            pubdate=update.at,
            updateddate=update.at,
        )
    return HttpResponse(atom.writeString("utf-8"), content_type="application/atom+xml; charset=utf-8")
