"""What may stand in a log line."""

import logging
import re

QUERY = re.compile(r"\?[^\s'\"]+")


class WithoutQuery(logging.Filter):
    """Cut everything behind a question mark from addresses in a message.

    A query string holds what someone asked (`/mag-ik/?q=…`); a log is read by others than the asker.
    """

    def filter(self, record: logging.LogRecord) -> bool:
        message = record.getMessage()
        if "?" in message:
            record.msg, record.args = QUERY.sub("?…", message), ()
        return True
