"""Images per second of plain eager PyTorch, for comparison with org.handful.bench.EmbeddingBench.

python3 docs/bench/embedding_eager.py THREADS SECONDS

ResNet-10 (Pocket) at 128 px and MobileNetV2 at 224 px, written by hand as torchvision writes them: eval mode,
no_grad, batch of 16, BatchNorm as a layer of its own.
"""
import sys
import time
import torch
from torch import nn


def conv_norm(i, o, k, s=1, g=1):
    return [nn.Conv2d(i, o, k, s, k // 2, groups=g, bias=False), nn.BatchNorm2d(o)]


class Basic(nn.Module):
    def __init__(self, i, o, s):
        super().__init__()
        self.main = nn.Sequential(*conv_norm(i, o, 3, s), nn.ReLU(inplace=True), *conv_norm(o, o, 3))
        self.down = nn.Sequential(*conv_norm(i, o, 1, s)) if s != 1 or i != o else None
        self.relu = nn.ReLU(inplace=True)

    def forward(self, x):
        y = self.main(x)
        y += x if self.down is None else self.down(x)
        return self.relu(y)


def pocket():
    layers = [*conv_norm(3, 32, 7, 2), nn.ReLU(inplace=True), nn.MaxPool2d(3, 2, 1)]
    i = 32
    for stage, o in enumerate((32, 64, 128, 256)):
        layers.append(Basic(i, o, 1 if stage == 0 else 2))
        i = o
    return nn.Sequential(*layers, nn.AdaptiveAvgPool2d(1), nn.Flatten())


class Inverted(nn.Module):
    def __init__(self, i, o, t, s):
        super().__init__()
        h = i * t
        layers = [] if t == 1 else [*conv_norm(i, h, 1), nn.ReLU6(inplace=True)]
        self.main = nn.Sequential(*layers, *conv_norm(h, h, 3, s, h), nn.ReLU6(inplace=True), *conv_norm(h, o, 1))
        self.skip = s == 1 and i == o

    def forward(self, x):
        return x + self.main(x) if self.skip else self.main(x)


def mobilenet_v2():
    layers = [*conv_norm(3, 32, 3, 2), nn.ReLU6(inplace=True)]
    i = 32
    for t, o, n, s in ((1, 16, 1, 1), (6, 24, 2, 2), (6, 32, 3, 2), (6, 64, 4, 2), (6, 96, 3, 1), (6, 160, 3, 2),
                       (6, 320, 1, 1)):
        for k in range(n):
            layers.append(Inverted(i, o, t, s if k == 0 else 1))
            i = o
    layers += [*conv_norm(320, 1280, 1), nn.ReLU6(inplace=True), nn.AdaptiveAvgPool2d(1), nn.Flatten()]
    return nn.Sequential(*layers)


@torch.no_grad()
def report(name, net, size, seconds):
    net.eval()
    images = torch.randn(64, 3, size, size)

    def once():
        for part in images.split(16):
            net(part)

    once()
    rates = []
    end = time.perf_counter() + seconds
    while time.perf_counter() < end:
        start = time.perf_counter()
        once()
        rates.append(64 / (time.perf_counter() - start))
    rates.sort()
    print(f"{name:14s} {size} px, median {rates[len(rates) // 2]:.1f} images/s, best {rates[-1]:.1f}, "
          f"{len(rates)} rounds of 64", flush=True)


if __name__ == "__main__":
    torch.set_num_threads(int(sys.argv[1]))
    print("PyTorch", torch.__version__, "threads", torch.get_num_threads())
    report("pocket", pocket(), 128, float(sys.argv[2]))
    report("mobilenet_v2", mobilenet_v2(), 224, float(sys.argv[2]))
