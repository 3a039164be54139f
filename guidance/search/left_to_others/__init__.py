"""Tell which questions this site leaves to others, and who answers them."""
