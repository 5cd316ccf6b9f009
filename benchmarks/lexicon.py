"""How long the lexicon takes to load: seconds of processor time, words and pairs.

python benchmarks/lexicon.py
"""

import time

from tei_tools import lexicon


def seconds(load: object) -> float:
    """Processor time of one call."""
    start = time.process_time()
    assert callable(load)
    load()
    return time.process_time() - start


print(f"words: {seconds(lambda: lexicon.zipf('the')):.3f} s")
print(f"pairs: {seconds(lambda: lexicon.pair('of', 'the')):.3f} s")
