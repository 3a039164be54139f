"""The least that Django can do: one view and no middleware, returning the response kept in the file BENCH_RESPONSE."""

import json
import os
from pathlib import Path

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.http import HttpRequest, HttpResponse
from django.urls import re_path

from pcnroles.settings import CACHES, DATABASES

# The portal's databases and caches, of which Django keeps track at each request, used or not.
settings.configure(
    ALLOWED_HOSTS=["127.0.0.1"],
    CACHES=CACHES,
    DATABASES=DATABASES,
    ROOT_URLCONF=__name__,
    SECRET_KEY="not used",  # noqa: S106
    USE_TZ=True,
)

kept = json.loads(Path(os.environ["BENCH_RESPONSE"]).read_text())
BODY = kept["body"].encode("latin-1")
HEADERS = kept["headers"]


def page(request: HttpRequest) -> HttpResponse:  # noqa: ARG001
    return HttpResponse(BODY, headers=HEADERS)


urlpatterns = [re_path("", page)]
application = get_wsgi_application()
