"""zstd for the events of a bundle, bounded: the only module that knows `zstandard`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from infitah_desk.bundles.limits import WINDOW_LIMIT, ZSTD_SLICE
from infitah_desk.domain.errors import Untrusted

LEVEL = 10


def compressed(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """One frame, the same for the same chunks."""
    import zstandard

    compressor = zstandard.ZstdCompressor(level=LEVEL, write_content_size=False).compressobj()
    for chunk in chunks:
        if data := compressor.compress(chunk):
            yield data
    yield compressor.flush()


def decompressed(chunks: Iterable[bytes], size: int) -> Iterator[bytes]:
    """What one frame holds: exactly `size` bytes, or a refusal before much more was unfolded.

    Raises:
        Untrusted: "bundle.damaged", "bundle.count_mismatch".
    """
    import zstandard

    decompressor = zstandard.ZstdDecompressor(max_window_size=WINDOW_LIMIT).decompressobj()
    found = 0
    for chunk in chunks:
        for start in range(0, len(chunk), ZSTD_SLICE):
            if decompressor.eof:
                raise Untrusted("bundle.damaged", reason="something follows the zstd frame")
            try:
                data = decompressor.decompress(chunk[start : start + ZSTD_SLICE])
            except zstandard.ZstdError as error:
                raise Untrusted("bundle.damaged", reason=str(error)) from error
            found += len(data)
            if found > size:
                raise Untrusted("bundle.count_mismatch", stated=size)
            if data:
                yield data
    if not decompressor.eof or decompressor.unused_data:
        raise Untrusted("bundle.damaged", reason="the zstd frame does not end where it should")
    if found != size:
        raise Untrusted("bundle.count_mismatch", stated=size, found=found)
