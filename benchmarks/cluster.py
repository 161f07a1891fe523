"""Every relational core on a standalone Spark cluster of two workers on loopback, against DuckDB.

    python benchmarks/cluster.py

It needs pyspark (`uv run --with "pyspark>=4.0,<4.1"`) and Java 17 or 21. The master and the workers are processes of
their own that end with it; the comparison is tests/queries/test_spark.py.
"""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import tempfile
import time
from contextlib import ExitStack
from pathlib import Path

ROOT = Path(__file__).parents[1]
MASTER, WORKER = "org.apache.spark.deploy.master.Master", "org.apache.spark.deploy.worker.Worker"


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def started(stack: ExitStack, home: Path, work: Path, *command: str) -> Path:
    """Starts a part of the cluster for the length of the stack; its log."""
    log = work / f"{len(list(work.glob('*.log')))}.log"
    out = stack.enter_context(log.open("w", encoding="utf-8"))
    process = subprocess.Popen([str(home / "bin" / "spark-class"), *command], stdout=out, stderr=subprocess.STDOUT)
    stack.callback(process.wait)
    stack.callback(process.terminate)
    return log


def until(log: Path, pattern: str, seconds: float = 120) -> None:
    """Waits for a line. Raises TimeoutError with the end of the log."""
    end = time.monotonic() + seconds
    while not re.search(pattern, log.read_text("utf-8")):
        if time.monotonic() > end:
            raise TimeoutError(log.read_text("utf-8")[-2000:])
        time.sleep(0.3)


def main() -> None:
    import pyspark

    home = Path(pyspark.__file__).parent
    os.environ |= {"SPARK_LOCAL_IP": "127.0.0.1", "PYSPARK_PYTHON": sys.executable}
    address = f"spark://127.0.0.1:{free_port()}"
    with ExitStack() as stack:
        work = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        port = address.rpartition(":")[2]
        log = started(stack, home, work, MASTER, "--host", "127.0.0.1", "--port", port, "--webui-port", "0")
        until(log, "I have been elected leader")
        for _ in range(2):
            worker = (WORKER, "--host", "127.0.0.1", "--webui-port", "0", "--cores", "1", "--memory", "1g")
            started(stack, home, work, *worker, "--work-dir", str(work), address)
        until(log, r"(?s)Registering worker.*Registering worker")
        print(f"a standalone cluster of two workers at {address}")
        test = [sys.executable, "-m", "pytest", "-q", "tests/queries/test_spark.py"]
        subprocess.run(test, check=True, cwd=ROOT, env={**os.environ, "SAAN_SPARK": address})


if __name__ == "__main__":
    main()
