"""A graph in Neo4j: put it there, read from it. The folder stays the master."""

from graph.neo4j.connect import Database, connect
from graph.neo4j.pull import Pulled, pull
from graph.neo4j.push import Pushed, push
from graph.neo4j.read import read

__all__ = ["Database", "Pulled", "Pushed", "connect", "pull", "push", "read"]
