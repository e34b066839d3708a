"""Which file counts: the one named, else the one in this folder, else the user's own."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.config import find_config, home_config
from briefing.errors import UsageFault


@pytest.fixture
def places(tmp_path: Path) -> tuple[Path, Path]:
    """A working folder and the place of the user's own file, both empty."""
    (tmp_path / "desk").mkdir()
    (tmp_path / "config").mkdir()
    return tmp_path / "desk", tmp_path / "config/briefing.toml"


def test_the_file_named_counts_and_is_trusted_wherever_it_lies(places: tuple[Path, Path]) -> None:
    desk, own = places
    (desk / "briefing.toml").touch()
    assert find_config(Path("other.toml"), desk, own) == (Path("other.toml"), True)
    assert find_config(desk / "briefing.toml", desk, own) == (desk / "briefing.toml", True)


def test_f62_a_file_that_only_lies_here_is_not_trusted(places: tuple[Path, Path]) -> None:
    desk, own = places
    (desk / "briefing.toml").touch()
    own.touch()
    assert find_config(None, desk, own) == (desk / "briefing.toml", False)


def test_the_users_own_file_is_trusted_also_from_its_own_folder(places: tuple[Path, Path]) -> None:
    desk, own = places
    own.touch()
    assert find_config(None, desk, own) == (own, True)
    assert find_config(None, own.parent, own) == (own, True)


def test_f62_a_planted_link_to_the_users_own_file_does_not_move_its_folder(places: tuple[Path, Path]) -> None:
    desk, own = places
    own.touch()
    (desk / "briefing.toml").symlink_to(own)
    assert find_config(None, desk, own) == (own, True)


def test_a_broken_link_here_is_not_passed_over_for_another_edition(places: tuple[Path, Path]) -> None:
    desk, own = places
    own.touch()
    (desk / "briefing.toml").symlink_to(desk / "gone.toml")
    assert find_config(None, desk, own) == (desk / "briefing.toml", False)


def test_where_there_is_none_the_way_to_one_is_told(places: tuple[Path, Path]) -> None:
    desk, own = places
    with pytest.raises(UsageFault) as refused:
        find_config(None, desk, own)
    assert str(refused.value) == (
        f"There is no briefing.toml in this folder and no {own}; write a first one with briefing init, or name yours: "
        "briefing run FILE."
    )


def test_a_relative_config_home_is_ignored(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_CONFIG_HOME", "planted")
    assert home_config() == tmp_path / ".config/briefing/briefing.toml"
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "set"))
    assert home_config() == tmp_path / "set/briefing/briefing.toml"
