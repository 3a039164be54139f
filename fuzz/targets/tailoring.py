"""The hidden field with the answers of the tailoring form."""

from guidance.documents.carried import from_text
from guidance.rules.recruitment import document_checks, tailoring


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
    finders = (
        document_checks.discriminatory_wording,
        document_checks.vague_wording,
        document_checks.evaluation_language,
    )
    for find in finders:
        list(find(answers))
