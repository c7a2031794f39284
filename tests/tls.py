"""Certificates of the tests' own, made by `openssl`."""

from __future__ import annotations

import shutil
import ssl
import subprocess
from pathlib import Path

import pytest


def certificate(folder: Path, name: str, *, subject: str = "") -> Path:
    """A file with a key and a certificate for a host name (or another `subject`, "IP:…"), signed by itself."""
    program = shutil.which("openssl")
    if program is None:
        pytest.skip("there is no openssl to make a certificate with")
    key, signed, both = (folder / f"{name}.{kind}" for kind in ("key", "crt", "pem"))
    made = f"req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -keyout {key} -out {signed}".split()
    told = ["-days", "2", "-subj", f"/CN={name}", "-addext", f"subjectAltName={subject or f'DNS:{name}'}"]
    subprocess.run([program, *made, *told], check=True, capture_output=True)
    both.write_bytes(key.read_bytes() + signed.read_bytes())
    return both


def server_side(certificate: Path) -> ssl.SSLContext:
    """How a server shows a certificate."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    return context
