"""The hidden field with the answers of the tailoring form."""

from guidance.documents.carried import from_text
from guidance.rules.recruitment import tailoring, wording
from guidance.rules.recruitment.document_checks import own_texts


def check_input(data: bytes) -> None:
    text = data.decode(errors="replace")
    from_text(text)
    try:
        answers = tailoring.Tailoring.from_json(text)
    except tailoring.AnswersError as refused:
        assert 20 < len(str(refused)) < 200
        return
    assert tailoring.Tailoring.from_json(answers.to_json()) == answers
    answers.to_json().encode()
    for find in (wording.find_discriminatory, wording.find_vague, wording.find_evaluation_language):
        list(find(own_texts(answers)))
