"""Milliseconds per training step of ViT-B/16 at 224 px in plain eager PyTorch, with and without automatic mixed precision.

python3 docs/bench/vit_eager.py STEPS BATCH        needs timm and a GPU; set NVIDIA_TF32_OVERRIDE=0

Compare with org.handful.engine.TuningStepBench gpu THREADS STEPS 224 vit_b16 BATCH.
"""
import statistics
import sys
import time

import timm
import torch
from torch.nn import functional as F


def measure(method, mixed, steps, batch):
    torch.manual_seed(0)
    net = timm.create_model("vit_base_patch16_224", num_classes=0).cuda().eval()
    for name, p in net.named_parameters():
        p.requires_grad_(method == "full" or "norm" in name)
    params = [p for p in net.parameters() if p.requires_grad]
    weight = torch.randn(10, 768, device="cuda", requires_grad=True)
    bias = torch.zeros(10, device="cuda", requires_grad=True)
    params += [weight, bias]
    optimizer = torch.optim.AdamW(params, lr=1e-3, weight_decay=1e-2)
    scaler = torch.amp.GradScaler("cuda", enabled=mixed)
    images = torch.randn(batch, 3, 224, 224)
    labels = (torch.arange(batch) % 10).cuda()
    times = []
    for _ in range(steps + 3):
        start = time.perf_counter()
        with torch.autocast("cuda", dtype=torch.float16, enabled=mixed):
            x = net(images.cuda())
        x = x.float()
        x = x / (x.square().sum(1, keepdim=True) + 1e-12).sqrt()
        loss = F.cross_entropy(10 * x @ weight.t() + bias, labels, label_smoothing=0.1)
        optimizer.zero_grad()
        scaler.scale(loss).backward()
        scaler.unscale_(optimizer)
        torch.nn.utils.clip_grad_norm_(params, 1.0)
        scaler.step(optimizer)
        scaler.update()
        loss.item()
        times.append(1000 * (time.perf_counter() - start))
    print(f"torch {torch.__version__} vit_b16 {method} mixed={mixed}: median {statistics.median(times[3:]):.1f} ms", flush=True)


def main():
    for method in ("film", "full"):
        for mixed in (False, True):
            measure(method, mixed, int(sys.argv[1]), int(sys.argv[2]))


if __name__ == "__main__":
    main()
