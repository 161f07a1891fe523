"""What exists and where it is kept: the schema, the property graph, its stores."""

from graph import keys
from graph.errors import SaanError
from graph.folder import open_graph, save_graph
from graph.judgements import Judgement
from graph.schema import SCHEMA
from graph.source import Evidence, Place, Source
from graph.value import PropertyGraph

__all__ = [
    "SCHEMA",
    "Evidence",
    "Judgement",
    "Place",
    "PropertyGraph",
    "SaanError",
    "Source",
    "keys",
    "open_graph",
    "save_graph",
]
