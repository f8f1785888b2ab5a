import sys

import numpy as np
import pytest

from eval.benchmarks.memory import resident


@pytest.mark.skipif(sys.platform != "linux", reason="Only Linux tells.")
def test_it_works() -> None:
    before = resident()
    held = np.ones(10_000_000)
    assert resident() - before == pytest.approx(held.nbytes / 1e6, rel=0.1)
