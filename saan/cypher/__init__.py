"""Free Cypher at a terminal: on the graph folder or on a server, the same rows."""

from saan.cypher.session import Answer, Session

__all__ = ["Answer", "Session"]
