"""Ed25519 signatures that a desk with other software could make: readers disagree about them.

The group's arithmetic (RFC 8032, 5.1), slow and with secrets in the open: only for tests.
"""

from __future__ import annotations

import hashlib

PRIME = 2**255 - 19
ORDER = 2**252 + 27742317777372353535851937790883648493
_D = -121665 * pow(121666, -1, PRIME) % PRIME

Point = tuple[int, int]
NEUTRAL: Point = (0, 1)


def _x_of(y: int) -> int:
    square = (y * y - 1) * pow(_D * y * y + 1, -1, PRIME) % PRIME
    root = pow(square, (PRIME + 3) // 8, PRIME)
    if root * root % PRIME != square:
        root = root * pow(2, (PRIME - 1) // 4, PRIME) % PRIME
    assert root * root % PRIME == square
    return root if root % 2 == 0 else PRIME - root


def point(y: int) -> Point:
    """The point of that y whose x is even."""
    return _x_of(y), y


BASE = point(4 * pow(5, -1, PRIME) % PRIME)
OF_ORDER_8 = point(
    int.from_bytes(
        bytes.fromhex("c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a"), "little"
    )
)


def added(left: Point, right: Point) -> Point:
    (x1, y1), (x2, y2) = left, right
    both = _D * x1 * x2 * y1 * y2 % PRIME
    x = (x1 * y2 + x2 * y1) * pow(1 + both, -1, PRIME) % PRIME
    y = (y1 * y2 + x1 * x2) * pow(1 - both, -1, PRIME) % PRIME
    return x, y


def times(factor: int, of: Point) -> Point:
    sum_, power = NEUTRAL, of
    while factor:
        if factor & 1:
            sum_ = added(sum_, power)
        power = added(power, power)
        factor >>= 1
    return sum_


def encoded(of: Point) -> bytes:
    x, y = of
    return (y | (x & 1) << 255).to_bytes(32, "little")


def secret_scalar(seed: bytes) -> int:
    """The number that an Ed25519 seed stands for (RFC 8032, 5.1.5)."""
    half = bytearray(hashlib.sha512(seed).digest()[:32])
    half[0] &= 248
    half[31] = half[31] & 63 | 64
    return int.from_bytes(half, "little")


def signature_with(r: int, shift: Point, seed: bytes, message: bytes, plus: bytes = b"") -> bytes:
    """A signature whose R is r·B + `shift`, or the bytes `plus` in its place.

    Multiplied by the cofactor its equation holds, whatever the shift.
    """
    secret = secret_scalar(seed)
    written = plus or encoded(added(times(r, BASE), shift))
    public = encoded(times(secret, BASE))
    challenge = int.from_bytes(hashlib.sha512(written + public + message).digest(), "little")
    return written + ((r + challenge * secret) % ORDER).to_bytes(32, "little")


def with_larger_s(signature: bytes) -> bytes:
    """The same signature with S + L, which names the same number (RFC 8032 forbids it)."""
    s = int.from_bytes(signature[32:], "little") + ORDER
    return signature[:32] + s.to_bytes(32, "little")
