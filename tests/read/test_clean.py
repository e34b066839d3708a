"""The one funnel: what goes in, what comes out, and mojibake."""

from __future__ import annotations

import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.read.clean import clean
from briefing.read.mojibake import mend


@pytest.mark.parametrize(
    ("dirty", "wanted"),
    [
        ("a\r\nb\rc\u2028d\x85e\x0cf", "a\nb\nc\nd\ne\nf"),
        ("one\u2029two", "one\n\ntwo"),
        ("\ufeffmark\ufeff in the middle", "mark in the middle"),
        ("red \x1b[31malert\x1b[0m", "red alert"),
        ("title \x1b]0;you\x07 set", "title  set"),
        ("link \x1b]8;;http://x\x1b\\here\x1b]8;;\x1b\\", "link here"),
        ("c1 \x9b31mred", "c1 red"),
        ("nul\x00 bell\x07 del\x7f", "nul bell del"),
        ("user\u202egpj.exe and \u2066x\u2069", "usergpj.exe and x"),
        ("ze\u200bro wi\u00addth\u2060", "zero width"),
        ("tag\U000e0041\U000e007f", "tag"),
        ("lone \ud800 half", "lone \ufffd half"),
        ("nine\u00a0hundred\u202fthousand", "nine hundred thousand"),
        ("cafe\u0301", "café"),
        ("z" + "\u0335" * 50, "z" + "\u0335" * 4),
        ("may\u200cbe", "maybe"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("👩\u200d🚀", "👩\u200d🚀"),
        ("plain — “text” with\ttabs\n", "plain — “text” with\ttabs\n"),
        ("{{ 7*7 }} <b>&amp;</b> [/b]", "{{ 7*7 }} <b>&amp;</b> [/b]"),
    ],
)
def test_clean(dirty: str, wanted: str) -> None:
    assert clean(dirty)[0] == wanted


def test_what_was_done_is_told() -> None:
    assert clean("plain")[1] == ()
    assert clean("\x1b[2Ja\u200bb\ud800")[1] == (
        "terminal escape sequences removed",
        "broken characters replaced by \ufffd",
        "invisible or direction-changing characters removed",
    )


@given(st.text(st.characters() | st.sampled_from("\x1b[]\x9b\u200d\u0301\ud800\ufeff\r\n"), max_size=80))
def test_once_is_enough_and_nothing_slips_through(text: str) -> None:
    once = clean(text)[0]
    assert clean(once)[0] == once
    assert unicodedata.is_normalized("NFC", once)
    assert not any(unicodedata.category(c) in ("Cc", "Cs") and c not in "\n\t" for c in once)


@pytest.mark.parametrize("letters", ["\x1b[", "\x1b]0;", "e\u0301\u0323", "\u0301", "a\u200d", "\r\n", "\ufeff", " "])
def test_time_grows_no_faster_than_the_text(letters: str) -> None:
    times = []
    for size in (50_000, 200_000):
        text = letters * (size // len(letters))
        begun = time.process_time()
        clean(text)
        times.append(time.process_time() - begun)
    assert times[1] < 10 * times[0] + 0.2


@pytest.mark.parametrize(
    ("garbled", "wanted"),
    [
        ("The cafÃ© wasnâ€™t open.", "The café wasn’t open."),
        ("Grain Talks đŸ”„66", "Grain Talks 🔄66"),
        ("Grain Talks ğŸ”¥", "Grain Talks 🔥"),
        ("Grain Talks ðŸ”¥", "Grain Talks 🔥"),
    ],
)
def test_mojibake_is_mended_and_told(garbled: str, wanted: str) -> None:
    text, notes = mend(garbled)
    assert text == wanted
    assert len(notes) == 1


@pytest.mark.parametrize("sound", ["The café wasn’t open.", "“Straße”, Đorđević, Ağrı", "Ångström – 5 °C …"])
def test_sound_text_is_left_alone(sound: str) -> None:
    assert mend(sound) == (sound, ())
