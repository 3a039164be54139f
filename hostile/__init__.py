"""`make hostile`: seeded requests, uploads and imports that mean harm, and how the site handled each.

It never touches the site's own database, sends no email and uses no network. What a request changes is rolled back, so
that each attempt starts from the same content and can be repeated by its number.

    - values, spoiling     what is typed, and how valid input is spoilt
    - requests/, files/    a module for each kind of attempt; its weight is in `mix.py`
    - visits, asking       a visitor with cookies; one request to the WSGI application, and its cost
    - judging, canaries    what counts as a fault
    - children, report     a process that may crash, the one that carries on after it, and the final table
"""
