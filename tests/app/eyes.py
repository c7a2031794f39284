"""What eyes make of colours: contrast (WCAG 2), distance (CIE76), and sight without one of the three kinds of cones.

The matrices are those of Machado, Oliveira and Fernandes (2009) for a full lack of one kind, on linear RGB.
"""

from __future__ import annotations

from collections.abc import Sequence

RGB = tuple[int, int, int]
Vector = tuple[float, float, float]
BLIND: dict[str, Sequence[Vector]] = {
    "protan": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deutan": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "tritan": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}
_TO_XYZ = ((0.4124, 0.3576, 0.1805), (0.2126, 0.7152, 0.0722), (0.0193, 0.1192, 0.9505))
_WHITE = (0.9505, 1.0, 1.089)


def contrast(one: RGB, other: RGB) -> float:
    """From 1 for the same to 21 for black and white; text wants 4.5."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def distance(one: RGB, other: RGB, sight: str = "") -> float:
    """How far two colours are apart for a kind of sight, "" for all three kinds of cones; 2.3 is just seen."""
    left, right = (_lab(_seen(_linear(colour), sight)) for colour in (one, other))
    return sum((a - b) ** 2 for a, b in zip(left, right, strict=True)) ** 0.5


def _linear(colour: RGB) -> Vector:
    red, green, blue = (_part(value / 255) for value in colour)
    return red, green, blue


def _part(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4


def _luminance(colour: RGB) -> float:
    return sum(weight * part for weight, part in zip(_TO_XYZ[1], _linear(colour), strict=True))


def _seen(colour: Vector, sight: str) -> Vector:
    if not sight:
        return colour
    red, green, blue = (min(1.0, max(0.0, part)) for part in _times(BLIND[sight], colour))
    return red, green, blue


def _times(matrix: Sequence[Vector], vector: Vector) -> Vector:
    one, two, three = (sum(a * b for a, b in zip(row, vector, strict=True)) for row in matrix)
    return one, two, three


def _lab(colour: Vector) -> Vector:
    x, y, z = (_root(part / white) for part, white in zip(_times(_TO_XYZ, colour), _WHITE, strict=True))
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def _root(value: float) -> float:
    return value ** (1 / 3) if value > 0.008856 else 7.787 * value + 16 / 116
