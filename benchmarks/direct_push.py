"""The barest load of the same rows into Neo4j: Parquet files, UNWIND, MERGE. Named by push.py, not run by hand.

python benchmarks/direct_push.py FOLDER: each file of FOLDER holds the rows of one label (LABEL.parquet) or link type
(TYPE.Start.End.parquet). The server stands in NEO4J_URI, NEO4J_USER, NEO4J_PASSWORD.
"""

import os
import sys
from pathlib import Path

import pyarrow.parquet as pq
from neo4j import GraphDatabase

ROWS = 10_000


def main(folder: Path) -> None:
    files = sorted(folder.glob("*.parquet"), key=lambda f: f.stem.count("."))
    auth = (os.environ["NEO4J_USER"], os.environ["NEO4J_PASSWORD"])
    with GraphDatabase.driver(os.environ["NEO4J_URI"], auth=auth) as driver:
        for file in files:
            label, *ends = file.stem.split(".")
            if not ends:
                driver.execute_query(f"CREATE CONSTRAINT FOR (n:{label}) REQUIRE n.key IS UNIQUE")
                text = f"UNWIND $rows AS row MERGE (n:{label} {{key: row.key}}) SET n += row"
            else:
                text = (
                    f"UNWIND $rows AS row MATCH (a:{ends[0]} {{key: row.start}}) MATCH (b:{ends[1]} {{key: row.end}}) "
                    f"MERGE (a)-[r:{label} {{key: row.properties.key}}]->(b) SET r += row.properties"
                )
            for batch in pq.ParquetFile(file).iter_batches(ROWS):
                driver.execute_query(text, rows=batch.to_pylist())


if __name__ == "__main__":
    main(Path(sys.argv[1]))
