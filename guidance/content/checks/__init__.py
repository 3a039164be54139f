"""What is wrong with content that loads: one concern a module, each a function from Content to its problems."""
