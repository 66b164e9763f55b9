"""Golden numbers for AdamW: 100 steps of PyTorch on a toy problem.

python3 src/test/resources/vectors/adamw_torch.py > src/test/resources/vectors/adamw_torch.json

Loss 0.5 sum a (p - c)^2 with tiny curvature in some places, so that epsilon matters there.
"""
import json
import torch

A = [1.0, 10.0, 0.1, 1e-7, 3.0, 1e-9]
C = [1.0, -2.0, 0.5, 4.0, 0.0, 1.0]
START = [0.0, 1.0, -1.0, 0.3, 2.0, 0.0]


def run(rate, decay):
    p = torch.tensor(START, dtype=torch.float32, requires_grad=True)
    optimizer = torch.optim.AdamW([p], lr=rate, weight_decay=decay)
    path = []
    for _ in range(100):
        optimizer.zero_grad()
        loss = 0.5 * (torch.tensor(A) * (p - torch.tensor(C)) ** 2).sum()
        loss.backward()
        optimizer.step()
        path.append(p.detach().tolist())
    return {"rate": rate, "decay": decay, "after": {str(t): path[t - 1] for t in (1, 2, 10, 50, 100)}}


print(json.dumps({"torch": torch.__version__, "a": A, "c": C, "start": START,
                  "runs": [run(0.01, 0.0), run(0.05, 0.1)]}, indent=1))
