"""Writes pillow_preprocess.json beside this file: what Pillow makes of small images that a formula gives.

Run with Pillow and NumPy: python3 pillow_preprocess.py. The reference is that of torchvision's Resize (shorter side, antialiased
bilinear or nearest) followed by CenterCrop, on PIL images; expected bytes are rows of interleaved channels in base64.
"""
import base64
import json
import pathlib

import numpy
import PIL
from PIL import Image

FORMULA = "value = ((7*row + 13*column + 29*channel) ^ (row*column)) mod 256"
IMAGES = [(40, 30), (30, 40), (64, 64), (17, 53), (201, 131), (9, 9), (300, 24)]
SPECS = [(16, 18), (8, 8), (24, 31)]


def image(width, height):
    row, column, channel = numpy.mgrid[0:height, 0:width, 0:3]
    return Image.fromarray((((7 * row + 13 * column + 29 * channel) ^ (row * column)) % 256).astype(numpy.uint8))


def crop(picture, size, shorter, nearest, mode):
    picture = picture.convert(mode)
    w, h = picture.size
    target = (shorter, int(shorter * h / w)) if w <= h else (int(shorter * w / h), shorter)
    picture = picture.resize(target, Image.NEAREST if nearest else Image.BILINEAR)
    left = int(round((target[0] - size) / 2.0))
    top = int(round((target[1] - size) / 2.0))
    return picture.crop((left, top, left + size, top + size))


cases = []
for width, height in IMAGES:
    for size, shorter in SPECS:
        for nearest in (False, True):
            for mode in ("RGB", "L"):
                expected = crop(image(width, height), size, shorter, nearest, mode)
                cases.append({
                    "width": width, "height": height, "size": size, "resizeShorterSideTo": shorter,
                    "interpolation": "nearest" if nearest else "bilinear, antialiased", "channels": mode,
                    "expected": base64.b64encode(numpy.asarray(expected).tobytes()).decode()})

out = pathlib.Path(__file__).with_suffix(".json")
out.write_text(json.dumps({"pillow": PIL.__version__, "image": FORMULA, "cases": cases}, indent=1) + "\n")
