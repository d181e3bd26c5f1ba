"""Print one closing line over several pytest runs, from their JUnit files.

Promises exit status 1 when anything failed or when no test ran at all, so that an empty run is never
taken for a good one.
"""

import sys
import xml.etree.ElementTree as ET
from pathlib import Path


def main(folder: Path) -> int:
    total = failed = skipped = 0
    for report in folder.glob("*.xml"):
        for suite in ET.parse(report).iter("testsuite"):
            total += int(suite.get("tests", 0))
            failed += int(suite.get("failures", 0)) + int(suite.get("errors", 0))
            skipped += int(suite.get("skipped", 0))
    passed = total - failed - skipped
    print(f"{passed} passed, {failed} failed" + (f", {skipped} skipped" if skipped else ""))
    return 1 if failed or not passed else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
