"""sumy with a tokenizer that needs no data: `python -m benchmarks.peer FILE` is `sumy lex-rank --file=FILE`."""

from __future__ import annotations

import re
import sys

SENTENCE = re.compile(r"[^.!?]+[.!?]*")
WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|['-])*")


class Plain:
    """Cuts at stops and at what is no letter: about the least work a tokenizer can do."""

    def __init__(self, language: str) -> None:
        self.language = language

    def to_sentences(self, paragraph: str) -> tuple[str, ...]:
        return tuple(found.strip() for found in SENTENCE.findall(paragraph))

    def to_words(self, sentence: str) -> tuple[str, ...]:
        return tuple(WORD.findall(sentence))


def lexrank(text: str, count: int = 10) -> tuple[object, ...]:
    """sumy's LexRank as its own documentation sets it up, from text to sentences."""
    from sumy.nlp.stemmers import Stemmer
    from sumy.parsers.plaintext import PlaintextParser
    from sumy.summarizers.lex_rank import LexRankSummarizer
    from sumy.utils import get_stop_words

    summarizer = LexRankSummarizer(Stemmer("english"))
    summarizer.stop_words = get_stop_words("english")
    return tuple(summarizer(PlaintextParser.from_string(text, Plain("english")).document, count))


def main(file: str) -> None:
    """The whole command line of sumy, with nothing changed but the tokenizer."""
    import sumy.__main__ as command

    command.Tokenizer = Plain
    command.main(["lex-rank", f"--file={file}"])


if __name__ == "__main__":
    main(sys.argv[1])
