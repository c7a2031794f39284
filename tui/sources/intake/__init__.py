"""What becomes of one feed's answer: what is news in it, how that is stored. `sources/refresh.py` is the door."""
