"""Tests, the validators they judge with, and the benchmark."""
