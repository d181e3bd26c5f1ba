"""What may stand in a log line."""

import logging
import re

QUERY = re.compile(r"\?[^\s'\"]+")
CODE = re.compile(r"(/binnen/)[^/\s'\"]+")


class WithoutQuery(logging.Filter):
    """Cut everything behind a question mark from addresses in a message, and the code of a personal link.

    A query string holds what someone asked (`/mag-ik/?q=…`), a code lets somebody in; a log is read by others.
    """

    def filter(self, record: logging.LogRecord) -> bool:
        message = record.getMessage()
        if "?" in message or "/binnen/" in message:
            record.msg, record.args = CODE.sub(r"\1…", QUERY.sub("?…", message)), ()
        return True
