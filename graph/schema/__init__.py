"""The model, declared once: constraints, Parquet types, validation, templates and docs derive from it."""

from graph.schema.kinds import Kind, LinkKind, NodeKind, Property, Schema
from graph.schema.links import kinds
from graph.schema.nodes import NODES

SCHEMA = Schema(NODES, kinds())

__all__ = ["SCHEMA", "Kind", "LinkKind", "NodeKind", "Property", "Schema"]
