"""What the site says where it cannot do what it was asked: a page for people, JSON for programs, else plain text."""
