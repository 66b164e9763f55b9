"""Milliseconds per training step of plain eager PyTorch, for comparison with org.handful.engine.TuningStepBench.

python3 docs/bench/training_eager.py cpu|cuda THREADS STEPS [SIZE]

ResNet-18 at 224 px or SIZE, batch of 16, written by hand as torchvision writes it; normalisation with frozen statistics, the
cosine head of Handful, clipping at norm 1, AdamW. film trains scales and shifts, lora pairs of rank 4 beside every
convolution, full every weight. Set NVIDIA_TF32_OVERRIDE=0 on a GPU: Handful computes exactly.
"""
import statistics
import sys
import time

import torch
from torch import nn
from torch.nn import functional as F

BATCH, CLASSES, RANK = 16, 10, 4


class LowRank(nn.Module):
    """A convolution with a trained branch of low rank beside it."""

    def __init__(self, conv):
        super().__init__()
        self.conv = conv
        self.down = nn.Conv2d(conv.in_channels, RANK, conv.kernel_size, conv.stride, conv.padding, bias=False)
        self.up = nn.Conv2d(RANK, conv.out_channels, 1, bias=False)
        nn.init.zeros_(self.up.weight)

    def forward(self, x):
        return self.conv(x) + self.up(self.down(x)) * 0.5


def conv(i, o, k, s, low_rank):
    c = nn.Conv2d(i, o, k, s, k // 2, bias=False)
    return LowRank(c) if low_rank else c


class Basic(nn.Module):
    def __init__(self, i, o, s, low_rank):
        super().__init__()
        self.main = nn.Sequential(conv(i, o, 3, s, low_rank), nn.BatchNorm2d(o), nn.ReLU(inplace=True),
                                  conv(o, o, 3, 1, low_rank), nn.BatchNorm2d(o))
        self.down = nn.Sequential(conv(i, o, 1, s, low_rank), nn.BatchNorm2d(o)) if s != 1 or i != o else None
        self.relu = nn.ReLU(inplace=True)

    def forward(self, x):
        y = self.main(x)
        y += x if self.down is None else self.down(x)
        return self.relu(y)


def resnet18(low_rank):
    layers = [conv(3, 64, 7, 2, low_rank), nn.BatchNorm2d(64), nn.ReLU(inplace=True), nn.MaxPool2d(3, 2, 1)]
    i = 64
    for stage, o in enumerate((64, 128, 256, 512)):
        for block in range(2):
            layers.append(Basic(i, o, 2 if stage > 0 and block == 0 else 1, low_rank))
            i = o
    return nn.Sequential(*layers, nn.AdaptiveAvgPool2d(1), nn.Flatten())


def trained(net, method):
    for p in net.parameters():
        p.requires_grad_(method == "full")
    for m in net.modules():
        if method == "film" and isinstance(m, nn.BatchNorm2d):
            m.weight.requires_grad_(True)
            m.bias.requires_grad_(True)
        if method == "lora" and isinstance(m, LowRank):
            m.down.weight.requires_grad_(True)
            m.up.weight.requires_grad_(True)
    return [p for p in net.parameters() if p.requires_grad]


def measure(method, device, steps, size):
    torch.manual_seed(0)
    net = resnet18(method == "lora").eval().to(device)
    params = trained(net, method)
    weight = torch.randn(CLASSES, 512, device=device, requires_grad=True)
    bias = torch.zeros(CLASSES, device=device, requires_grad=True)
    params += [weight, bias]
    optimizer = torch.optim.AdamW(params, lr=1e-3, weight_decay=1e-2)
    images = torch.randn(BATCH, 3, size, size)
    labels = (torch.arange(BATCH) % CLASSES).to(device)
    times = []
    for _ in range(steps + 2):
        start = time.perf_counter()
        x = net(images.to(device))
        x = x / (x.square().sum(1, keepdim=True) + 1e-12).sqrt()
        loss = F.cross_entropy(10 * x @ weight.t() + bias, labels, label_smoothing=0.1)
        optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(params, 1.0)
        optimizer.step()
        loss.item()
        times.append(1000 * (time.perf_counter() - start))
    times = times[2:]
    print(f"torch {torch.__version__} {device} {method}: median {statistics.median(times):.1f} ms, "
          f"fastest {min(times):.1f} ms", flush=True)


def main():
    device, threads, steps = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    torch.set_num_threads(threads)
    for method in ("film", "lora", "full"):
        measure(method, device, steps, int(sys.argv[4]) if len(sys.argv) > 4 else 224)


if __name__ == "__main__":
    main()
