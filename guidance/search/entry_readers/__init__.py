"""Read an entry to search for each page of the content, and for each place on a page that answers by itself."""
