"""Starts a session on Spark: here, or on a cluster that is there already."""

from __future__ import annotations

import os
import re
import shutil
import socket
from pathlib import Path

import ibis
from ibis.backends import BaseBackend

from reporter.errors import MissingLibraryError, UsageError

SECONDS_TO_ANSWER = 5

SHUFFLE_PARTITIONS = 8
"""Spark's own 200 are for hundreds of machines; every one costs a task."""

LOGGING = Path(__file__).with_name("spark.properties")
"""What Spark's own log may say: errors, and no warnings of how a machine is set up."""


def start(master: str, memory: str, spill: Path | None) -> BaseBackend:
    """Open a session on a Spark master; raises MissingLibraryError and UsageError in Danish."""
    try:
        from pyspark.sql import SparkSession
    except ImportError:
        message = (
            'Spark er ikke installeret; skriv pip install "reporter[spark]", eller vælg duckdb'
        )
        raise MissingLibraryError(message) from None
    if not (shutil.which("java") or os.environ.get("JAVA_HOME")):
        raise MissingLibraryError(
            "Spark kræver Java 17 eller nyere; installér fx default-jre-headless, eller vælg duckdb"
        )
    settings: dict[str, bool | float | int | str | None] = {
        "spark.driver.memory": _java_size(memory),
        "spark.log.level": "ERROR",
        # As in DuckDB, the years in folders' names are text until the contract types them.
        "spark.sql.sources.partitionColumnTypeInference.enabled": "false",
        "spark.sql.session.timeZone": "UTC",
        "spark.sql.shuffle.partitions": str(SHUFFLE_PARTITIONS),
        "spark.ui.enabled": "false",
        "spark.ui.showConsoleProgress": "false",
    }
    if spill is not None:
        settings |= {
            "spark.local.dir": str(spill),
            "spark.sql.warehouse.dir": str(spill / "warehouse"),
        }
    if master.startswith("local"):
        # The name of this machine need not lead anywhere; Java asks before any setting is read.
        os.environ.setdefault("SPARK_LOCAL_IP", "127.0.0.1")
        settings |= {"spark.driver.host": "127.0.0.1", "spark.driver.bindAddress": "127.0.0.1"}
    else:
        _require_answer(master)
    # Java reads it as it starts, before any setting of the session.
    if " " not in str(LOGGING):  # Spark parts the options at every space
        os.environ.setdefault("SPARK_SUBMIT_OPTS", f"-Dlog4j2.configurationFile={LOGGING}")
    builder = SparkSession.builder.master(master).appName("reporter")
    try:
        session = builder.config(map=settings).getOrCreate()
        session.sparkContext.setLogLevel("ERROR")
        return ibis.pyspark.connect(session)
    except Exception as error:
        # Spark tells of an absent cluster and of an old Java by exceptions of many kinds.
        raise _unreachable(master, type(error).__name__) from None


def _require_answer(master: str) -> None:
    """Raise UsageError where no master of ``spark://host:port,host:port`` takes a call.

    Spark itself would try for a minute, and tell of it in its own words.
    """
    reasons = set()
    for address in master.partition("//")[2].split(","):
        host, _, port = address.rpartition(":")
        try:
            with socket.create_connection((host, int(port)), timeout=SECONDS_TO_ANSWER):
                return
        except (OSError, ValueError, OverflowError) as error:
            reasons.add(type(error).__name__)
    raise _unreachable(master, ", ".join(sorted(reasons)))


def _unreachable(master: str, reason: str) -> UsageError:
    return UsageError(
        f"Spark på {master} kan ikke nås ({reason}); se efter, at adressen er rigtig, at klyngen "
        "kører, og at Java er version 17 eller nyere"
    )


def _java_size(memory: str) -> str:
    """Turn 3GB into kibibytes as Java writes them."""
    match = re.match(r"([\d.]+)\s*([KMGT])", memory.upper())
    assert match is not None
    units = {"K": 1, "M": 1024, "G": 1024**2, "T": 1024**3}
    return f"{int(float(match[1]) * units[match[2]])}k"
