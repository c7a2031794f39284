"""What runs in the worker process: all that meets the bytes of the web first. `sources/worker.py` is the door."""
