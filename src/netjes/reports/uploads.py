"""Files that somebody brings along, in memory from beginning to end: nothing touches a disk before it is sealed."""

import io
from typing import Any

from django.core.files.uploadedfile import InMemoryUploadedFile
from django.core.files.uploadhandler import FileUploadHandler, StopFutureHandlers
from django.http import HttpRequest

MOST_TOGETHER = 15_000_000  # bytes of all files of one form; `netjes.site.whole_bodies` takes in no more


class InMemoryOnly(FileUploadHandler):
    """Keeps files in memory, as long as they are not too much together; then the fields are kept, and the files not."""

    def __init__(self, request: HttpRequest | None = None) -> None:
        super().__init__(request)
        self.taken, self.file = 0, io.BytesIO()

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        self.file = io.BytesIO()
        raise StopFutureHandlers

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        self.taken += len(raw_data)
        if self.taken <= MOST_TOGETHER:
            self.file.write(raw_data)
        return None

    def file_complete(self, file_size: int) -> InMemoryUploadedFile | None:
        if self.taken > MOST_TOGETHER:
            return None
        self.file.seek(0)
        return InMemoryUploadedFile(
            file=self.file, field_name=self.field_name, name=self.file_name or "", content_type=self.content_type,
            size=file_size, charset=self.charset, content_type_extra=self.content_type_extra,
        )  # fmt: skip


def only_in_memory(request: HttpRequest) -> None:
    """Say so before anything reads the form."""
    handler = InMemoryOnly(request)
    request.upload_handlers = [handler]
    request.confidential_uploads = handler  # type: ignore[attr-defined]


def was_too_much(request: HttpRequest) -> bool:
    """Whether files came along that were too much together, and so are not there."""
    handler: InMemoryOnly = request.confidential_uploads  # type: ignore[attr-defined]
    return handler.taken > MOST_TOGETHER
