"""Why a file cannot be read, as a Dutch sentence without the name of the file."""


class Refused(Exception):
    """The file is refused; `sentence` says what was found and what to do."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence
