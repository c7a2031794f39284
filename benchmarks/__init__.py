"""Speed, bytes and memory, as figures with limits. They are measured on request, never in a test: machines differ."""
