"""The tool that learns abbreviations proposes the unknown ones and no others."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

TOOL = Path(__file__).parents[2] / "tools" / "learn_abbreviations.py"


def tool() -> ModuleType:
    spec = importlib.util.spec_from_file_location("learn_abbreviations", TOOL)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_an_unknown_abbreviation_is_found_and_a_known_one_is_not(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(
        "The ship Frbg. Anna sails. Its sister Frbg. Berta and Dr. Roe wait. Mr. Vold met Dr. Harth near Frbg. Clara. "
        * 6
    )
    learner = tool()
    corpus = "\n".join(learner.texts(tmp_path))
    found = [word for word, _, _ in learner.learn(corpus)]
    assert "frbg" in found
    assert "dr" not in found
