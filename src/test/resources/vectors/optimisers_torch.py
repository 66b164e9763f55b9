"""Writes optimisers_torch.json: SGD and AdamW of PyTorch over 100 steps of a rate that warms up and then follows a
cosine, on f(p) = sum a (p - c)^2 / 2, and what clip_grad_norm_ makes of gradients. Any PyTorch of 1.13 or newer.

python3 src/test/resources/vectors/optimisers_torch.py
"""
import json
import math
import pathlib

import torch

STEPS = 100
WARM_UP = 10
# Tiny curvatures in some places, so that epsilon matters there.
START = [0.0, 1.0, -1.0, 0.3, 2.0, 0.0]
A = [1.0, 10.0, 0.1, 1e-7, 3.0, 1e-9]
C = [1.0, -2.0, 0.5, 4.0, 0.0, 1.0]
RUNS = [
    {"rule": "sgd", "rate": 0.05, "decay": 0.0, "momentum": 0.0, "nesterov": False},
    {"rule": "sgd", "rate": 0.05, "decay": 0.01, "momentum": 0.9, "nesterov": False},
    {"rule": "sgd", "rate": 0.05, "decay": 0.01, "momentum": 0.9, "nesterov": True},
    {"rule": "adamw", "rate": 0.05, "decay": 0.0, "beta1": 0.9, "beta2": 0.999, "epsilon": 1e-8},
    {"rule": "adamw", "rate": 0.05, "decay": 0.1, "beta1": 0.8, "beta2": 0.95, "epsilon": 1e-6},
]


def optimiser(run, p):
    if run["rule"] == "sgd":
        return torch.optim.SGD([p], lr=run["rate"], momentum=run["momentum"], weight_decay=run["decay"],
                               nesterov=run["nesterov"])
    return torch.optim.AdamW([p], lr=run["rate"], betas=(run["beta1"], run["beta2"]), eps=run["epsilon"],
                             weight_decay=run["decay"])


def schedule(opt):
    rise = torch.optim.lr_scheduler.LinearLR(opt, start_factor=1 / (WARM_UP + 1), total_iters=WARM_UP)
    fall = torch.optim.lr_scheduler.CosineAnnealingLR(opt, T_max=STEPS - WARM_UP)
    return torch.optim.lr_scheduler.SequentialLR(opt, [rise, fall], milestones=[WARM_UP])


def main():
    a, c = torch.tensor(A), torch.tensor(C)
    runs, rates = [], []
    for run in RUNS:
        p = torch.tensor(START, requires_grad=True)
        opt = optimiser(run, p)
        sched = schedule(opt)
        after, rates = {}, []
        for t in range(1, STEPS + 1):
            rates.append(opt.param_groups[0]["lr"] / run["rate"])
            opt.zero_grad()
            (a * (p - c) ** 2 / 2).sum().backward()
            opt.step()
            sched.step()
            if t in (1, 2, 10, 11, 50, 100):
                after[str(t)] = p.detach().double().tolist()
        runs.append({**run, "after": after})
    clip = []
    for limit in (0.5, 1.0, 100.0):
        g = [torch.tensor([3.0, -1.0]), torch.tensor([[0.5], [2.0]])]
        ps = [torch.zeros_like(x, requires_grad=True) for x in g]
        for q, x in zip(ps, g):
            q.grad = x.clone()
        norm = torch.nn.utils.clip_grad_norm_(ps, limit)
        clip.append({"limit": limit, "norm": float(norm), "after": [q.grad.flatten().double().tolist() for q in ps]})
    out = {"torch": torch.__version__, "start": START, "a": A, "c": C, "steps": STEPS, "warm_up": WARM_UP,
           "rates": rates, "runs": runs, "clip": clip}
    assert all(math.isfinite(r) for r in rates)
    path = pathlib.Path(__file__).with_name("optimisers_torch.json")
    path.write_text(json.dumps(out, indent=1) + "\n")


if __name__ == "__main__":
    main()
