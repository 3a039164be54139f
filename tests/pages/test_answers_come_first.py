"""What managers ask is answered first, whole, with its label and its year: the real content, by the real page."""

import html
import re
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
import yaml
from django.test import Client

pytestmark = [pytest.mark.django_db, pytest.mark.slow, pytest.mark.usefixtures("real_content")]

DAY = date(2026, 11, 30)
QUESTIONS = yaml.safe_load(Path(__file__).with_name("first_answers.yaml").read_text(encoding="utf-8"))
CARD = re.compile(r'<section class="app-card".*?</section>', re.DOTALL)
FOLDED = re.compile(r"<details.*?</details>", re.DOTALL)
TAG = re.compile(r"<[^>]*>")
LINK = re.compile(r'<a href="([^"]*)"')
LABEL = re.compile(r"How firm: </span><strong[^>]*>([^<]*)</strong>(?: Contract year ([\d/]+))?")


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question["ask"])
def test_the_answer_stands_first(client: Client, monkeypatch: pytest.MonkeyPatch, question: dict[str, Any]) -> None:
    monkeypatch.setattr("guidance.views.requests.get_today", lambda: DAY)
    shown = CARD.search(client.get(f"/search/?{urlencode({'q': question['ask']})}").content.decode())
    assert shown, "There is no answer."
    card = shown[0]
    said = html.unescape(" ".join(TAG.sub("", FOLDED.sub("", card)).split()))
    link, label = LINK.search(card), LABEL.search(card)
    assert question["says"] in said
    assert link
    assert html.unescape(link[1]) == question["address"]
    assert (label[1] if label else "", (label[2] or "") if label else "") == (
        question.get("label", ""),
        question.get("year", ""),
    )
