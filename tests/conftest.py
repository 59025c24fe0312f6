"""Hypothesis profiles, and the command line as a function."""

import os
import sys
from io import BytesIO, TextIOWrapper

import pytest
from hypothesis import HealthCheck, settings

from cnnewsnorm.cli import main

settings.register_profile(
    "dev", deadline=None, max_examples=100, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("ci", parent=settings.get_profile("dev"), derandomize=True)
settings.register_profile("long", parent=settings.get_profile("dev"), max_examples=5000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci" if os.environ.get("CI") else "dev"))


@pytest.fixture
def run(capsysbinary, monkeypatch):
    """Run the command line; returns exit code, standard output, standard error."""

    def run(*arguments, stdin=b""):
        monkeypatch.setattr(sys, "stdin", TextIOWrapper(BytesIO(stdin)))
        code = main([str(argument) for argument in arguments])
        captured = capsysbinary.readouterr()
        return code, captured.out.decode(), captured.err.decode()

    monkeypatch.delenv("NO_COLOR", raising=False)
    return run
