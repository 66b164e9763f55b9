"""Writes logistic.json and adamw.json: the numbers that scikit-learn and PyTorch give. Run in this folder.

Features are rounded to single precision first, because embeddings are. newton-cg is used for its tighter optimum; the
objective is the same for every solver.
"""
import json

import numpy as np
import sklearn
import torch
from sklearn.linear_model import LogisticRegression


def problem(name, seed, counts, dim, c, spread):
    rng = np.random.RandomState(seed)
    y = np.repeat(np.arange(len(counts)), counts)
    centres = rng.randn(len(counts), dim) * spread
    x = (centres[y] + rng.randn(len(y), dim) + 0.5).astype(np.float32)
    wide = x.astype(np.float64)
    kind = {} if len(counts) == 2 else {"multi_class": "multinomial"}
    model = LogisticRegression(C=c, solver="newton-cg", tol=1e-11, max_iter=100000, **kind).fit(wide, y)
    return {"name": name, "classes": len(counts), "dim": dim, "C": c, "x": [float(v) for v in x.ravel()],
            "y": y.tolist(), "coef": model.coef_.ravel().tolist(), "intercept": model.intercept_.tolist(),
            "probabilities": model.predict_proba(wide).tolist()}


def adamw():
    torch.manual_seed(0)
    n = 6
    a = torch.randn(n, n, dtype=torch.float64)
    a = a @ a.T + torch.eye(n, dtype=torch.float64)
    b = torch.randn(n, dtype=torch.float64)
    w = torch.randn(n, dtype=torch.float64, requires_grad=True)
    out = {"torch": torch.__version__, "a": a.ravel().tolist(), "b": b.tolist(), "start": w.detach().tolist(),
           "rate": 0.05, "decay": 0.1, "after": {}}
    optimiser = torch.optim.AdamW([w], lr=0.05, weight_decay=0.1)
    for step in range(1, 101):
        optimiser.zero_grad()
        loss = 0.5 * w @ a @ w - b @ w
        loss.backward()
        optimiser.step()
        if step in (1, 2, 10, 100):
            out["after"][step] = w.detach().tolist()
    return out


problems = [
    problem("more images than features, unequal classes", 1, (15, 9, 4), 6, 1.0, 0.8),
    problem("fewer images than features, unequal classes", 2, (5, 3, 2, 1), 40, 0.5, 0.5),
    problem("separable, weak penalty", 3, (8, 8, 8), 5, 100.0, 4.0),
    problem("two classes", 4, (12, 7), 4, 1.0, 0.7),
    problem("two classes, fewer images than features", 5, (3, 3), 16, 2.0, 0.7),
]
with open("logistic.json", "w") as f:
    json.dump({"sklearn": sklearn.__version__, "problems": problems}, f, indent=1)
with open("adamw.json", "w") as f:
    json.dump(adamw(), f, indent=1)
