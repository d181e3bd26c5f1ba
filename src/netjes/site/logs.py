"""What may stand in a log line."""

import logging
import re
from datetime import datetime, time

from netjes.reports.middleware import PATHS

QUERY = re.compile(r"\?[^\s'\"]+")
CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")
CODE = re.compile(r"(/binnen/)[^/\s'\"]+")


class WithoutQuery(logging.Filter):
    """Cut everything behind a question mark from addresses in a message, and the code of a personal link.

    A query string holds what someone asked (`/mag-ik/?q=…`), a code lets somebody in; a log is read by others.
    A message stays one line, so that nobody writes lines of their own into it by an address. Of a fault on the page
    where somebody tells something only the day is written.
    """

    def filter(self, record: logging.LogRecord) -> bool:
        message = record.getMessage()
        if "?" in message or "/binnen/" in message:
            message = CODE.sub(r"\1…", QUERY.sub("?…", message))
            record.msg, record.args = message, ()
        if getattr(getattr(record, "request", None), "path_info", "") in PATHS:
            record.created = datetime.combine(datetime.fromtimestamp(record.created), time()).timestamp()
            record.msecs = 0
        if CONTROL.search(message):
            record.msg, record.args = CONTROL.sub(lambda found: repr(found[0])[1:-1], message), ()
        return True
