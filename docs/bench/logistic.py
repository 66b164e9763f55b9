"""Times scikit-learn's LogisticRegression and Handful's on the same features, to the same objective value.

    python3 docs/bench/logistic.py --classpath CLASSPATH [--features FILE.safetensors --tensor NAME]

CLASSPATH is target/classes, target/test-classes and the dependencies (mvn dependency:build-classpath). Without
--features the data is drawn: 10 classes x 50 images, 1280 non-negative features. Both solve the multinomial problem
C * sum CE + |W|^2 / 2 with C = 1 from zero. scikit-learn stops at its default tolerance with enough iterations;
Handful runs to its own, tighter one, and its objective must not be higher.
"""
import argparse
import json
import struct
import subprocess
import tempfile
import time
import warnings

import numpy as np
from sklearn import __version__
from sklearn.linear_model import LogisticRegression


def drawn():
    rng = np.random.RandomState(0)
    centres = rng.gamma(0.5, 1.0, (10, 1280))
    return np.repeat(centres, 50, 0) * rng.gamma(0.6, 1.0, (500, 1280))


def read(path, name):
    with open(path, "rb") as f:
        header = json.loads(f.read(struct.unpack("<Q", f.read(8))[0]))
        base = f.tell()
        begin, end = header[name]["data_offsets"]
        f.seek(base + begin)
        kind = {"F16": np.float16, "F32": np.float32}[header[name]["dtype"]]
        return np.frombuffer(f.read(end - begin), kind).reshape(header[name]["shape"])


def objective(model, x, y):
    z = x @ model.coef_.T + model.intercept_
    z -= z.max(1, keepdims=True)
    loss = (np.log(np.exp(z).sum(1)) - z[np.arange(len(y)), y]).sum()
    return loss + 0.5 * (model.coef_ ** 2).sum()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--classpath", required=True)
    parser.add_argument("--features")
    parser.add_argument("--tensor", default="features")
    parser.add_argument("--java", default="java")
    options = parser.parse_args()
    warnings.simplefilter("ignore")
    raw = (read(options.features, options.tensor) if options.features else drawn()).astype(np.float32)
    y = np.repeat(np.arange(10), len(raw) // 10)
    root = np.sqrt((raw ** 2).mean(1, keepdims=True))
    for name, x in (("as it comes", raw), ("RMS 1", raw / root), ("length 1", raw / root / np.sqrt(raw.shape[1]))):
        x = x.astype(np.float32)
        wide = x.astype(np.float64)
        times = []
        for _ in range(5):
            start = time.perf_counter()
            model = LogisticRegression(C=1.0, max_iter=10000).fit(wide, y)
            times.append(time.perf_counter() - start)
        goal = objective(model, wide, y)
        with tempfile.NamedTemporaryFile(suffix=".f32") as f:
            x.tofile(f)
            f.flush()
            out = subprocess.run(
                [options.java, "-cp", options.classpath, "org.handful.bench.LogisticBench", f.name,
                 *map(str, x.shape), "10"], check=True, capture_output=True, text=True).stdout
        ours = json.loads(out)
        assert ours["objective"] <= goal * (1 + 1e-9), (ours, goal)
        theirs = float(np.median(times))
        print(f"{name:12s} scikit-learn {__version__} {theirs * 1e3:7.1f} ms, objective {goal:.6f} in {model.n_iter_[0]}"
              f" iterations | Handful {ours['seconds'] * 1e3:7.1f} ms, objective {ours['objective']:.6f}"
              f" | ratio {theirs / ours['seconds']:.2f}")


main()
