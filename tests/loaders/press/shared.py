"""Where annotated releases lie beside the checkout, when somebody has them."""

from pathlib import Path

import pytest

SHARED = Path(__file__).resolve().parents[4] / "shared"
needs_shared = pytest.mark.skipif(
    not (SHARED / "gold").is_dir(), reason="no folder `shared` with annotated releases beside the checkout"
)
