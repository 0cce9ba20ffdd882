from annotate import annotate
from source import read, read_text


def brief(annotated):
    raise NotImplementedError
