"""nox -s bench: speed on the sample; -- speed FOLDER: on another; -- citations; -- language."""

from __future__ import annotations

import sys
from pathlib import Path


def main(arguments: list[str]) -> int:
    """Run the benchmark that the first argument names."""
    what, *rest = arguments or ["speed"]
    if what == "speed":
        from bench import speed

        speed.run(Path(rest[0]) if rest else Path())
        return 0
    if what == "language":
        from bench import language

        return int(language.run() or 0)
    if what == "citations":
        from bench import citations

        citations.run()
        return 0
    sys.stderr.write("nox -s bench -- [speed [FOLDER] | language | citations]\n")
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
