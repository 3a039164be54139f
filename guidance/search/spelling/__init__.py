"""Read words as our texts write them: slips corrected, and words written in one, apart or with a hyphen."""
