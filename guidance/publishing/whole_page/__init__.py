"""A page of the site as its editor opens it: several records, each with drafts of its own."""
