"""`make hostile`: seeded requests, uploads and imports that mean harm, and what the site made of each.

It never touches the site's own database, sends no email and reaches no network. What a request changes is rolled
back, so that each starts from the same content and any one can be asked again by its number.

    values, text_mutations   what is typed, and how sound text is spoilt
    requests/, files/        one module a kind of attempt, with its weight in `mix.py`
    visits, asking           a visitor with cookies; one request to the WSGI application, and what it cost
    judging, canaries        what counts as a fault
    children, report         a process that may crash, the next one after it, and the table at the end
"""
