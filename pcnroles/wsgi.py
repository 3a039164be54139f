import os
from typing import Any

from django.core.wsgi import get_wsgi_application

from pcnroles import request_ids

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "pcnroles.settings")

site = get_wsgi_application()


def application(environ: dict[str, Any], start_response: Any) -> Any:
    request_ids.begin(environ.get(request_ids.HEADER, ""))
    return site(environ, start_response)
