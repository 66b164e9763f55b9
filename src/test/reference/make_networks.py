#!/usr/bin/env python3
"""Makes the small random networks of src/test/resources/networks: weights, cards, and what PyTorch gives for them.

Needs PyTorch (Debian: python3-torch) and nothing else. Run it from the root of the repository:

    python3 src/test/reference/make_networks.py

Every network is written here once more with torch.nn.functional alone, so that agreement with it means something.
"""
import hashlib
import json
import struct
from pathlib import Path

import torch
import torch.nn.functional as F

OUT = Path("src/test/resources/networks")
PROMPTED = Path("src/test/resources/vectors/prompted.json")


def image(size, mean, std):
    r, c, k = torch.meshgrid(torch.arange(size), torch.arange(size), torch.arange(3), indexing="ij")
    values = ((7 * r + 13 * c + 29 * k) % 256).permute(2, 0, 1)[None] / 255.0
    return (values - mean) / std


def safetensors(path, weights):
    header, at = {}, 0
    for name, w in weights.items():
        n = w.numel() * 4
        header[name] = {"dtype": "F32", "shape": list(w.shape), "data_offsets": [at, at + n]}
        at += n
    text = json.dumps(header).encode()
    text += b" " * (-len(text) % 8)
    data = b"".join(w.contiguous().numpy().tobytes() for w in weights.values())
    path.write_bytes(struct.pack("<Q", len(text)) + text + data)


class Weights(dict):
    """Draws a tensor when it is first asked for."""

    def get(self, name, *shape, centre=0.0, spread=None):
        if name not in self:
            fan_in = max(1, int(torch.tensor(shape[1:]).prod())) if len(shape) > 1 else 1
            spread = spread if spread is not None else (1.5 / fan_in) ** 0.5 if len(shape) > 1 else 0.2
            self[name] = centre + spread * torch.randn(*shape)
        return self[name]


def batch_norm(w, x, name):
    c = x.shape[1]
    variance = w.get(name + ".running_var", c, centre=1).clamp_(min=0.3)
    return F.batch_norm(x, w.get(name + ".running_mean", c), variance, w.get(name + ".weight", c, centre=1),
                        w.get(name + ".bias", c), False, 0, 1e-5)


def group_norm(groups):
    def norm(w, x, name):
        c = x.shape[1]
        return F.group_norm(x, groups, w.get(name + ".weight", c, centre=1), w.get(name + ".bias", c), 1e-5)
    return norm


def resnet(w, x, block, depths, widths, norm, stem_stride, pool):
    def conv(x, name, out, kernel, stride):
        return F.conv2d(x, w.get(name + ".weight", out, x.shape[1], kernel, kernel), None, stride, kernel // 2)

    x = F.relu(norm(w, conv(x, "conv1", widths[0], 3, stem_stride), "bn1"))
    if pool:
        x = F.max_pool2d(x, 3, 2, 1)
    for s, (depth, width) in enumerate(zip(depths, widths)):
        for i in range(depth):
            name, stride = f"layer{s + 1}.{i}", 2 if s > 0 and i == 0 else 1
            out = width * (4 if block == "bottleneck" else 1)
            if block == "bottleneck":
                y = F.relu(norm(w, conv(x, name + ".conv1", width, 1, 1), name + ".bn1"))
                y = F.relu(norm(w, conv(y, name + ".conv2", width, 3, stride), name + ".bn2"))
                y = norm(w, conv(y, name + ".conv3", out, 1, 1), name + ".bn3")
            else:
                y = F.relu(norm(w, conv(x, name + ".conv1", width, 3, stride), name + ".bn1"))
                y = norm(w, conv(y, name + ".conv2", out, 3, 1), name + ".bn2")
            if stride != 1 or x.shape[1] != out:
                x = norm(w, conv(x, name + ".downsample.0", out, 1, stride), name + ".downsample.1")
            x = F.relu(x + y)
    return x.mean((2, 3))


def vit(w, x, patch, width, depth, heads, trained, pool, fc_norm=False, distillation=False, registers=0,
        names="timm", layer_scale=False, prompts=()):
    def norm(x, name):
        return F.layer_norm(x, (width,), w.get(name + ".weight", width, centre=1), w.get(name + ".bias", width), 1e-6)

    def linear(x, name, out):
        return F.linear(x, w.get(name + ".weight", out, x.shape[-1]), w.get(name + ".bias", out))

    def scaled(x, name):
        return x * w.get(name + ".gamma", width, centre=0.5) if layer_scale else x

    grid, old = x.shape[-1] // patch, trained // patch
    x = F.conv2d(x, w.get("patch_embed.proj.weight", width, 3, patch, patch), w.get("patch_embed.proj.bias", width),
                 patch).flatten(2).transpose(1, 2)
    leading = [w.get("cls_token", 1, 1, width, spread=0.5)]
    if distillation:
        leading.append(w.get("dist_token", 1, 1, width, spread=0.5))
    positioned = 0 if names == "timm" and registers else len(leading)
    positions = w.get("pos_embed", 1, positioned + old * old, width, spread=0.3)
    on_patches = positions[:, positioned:].reshape(1, old, old, width).permute(0, 3, 1, 2)
    if grid != old:
        on_patches = F.interpolate(on_patches, (grid, grid), mode="bicubic", align_corners=False)
    x = x + on_patches.flatten(2).transpose(1, 2)
    first = torch.cat(leading, 1)
    if positioned:
        first = first + positions[:, :positioned]
    before = [first]
    if registers:
        before.append(w.get("reg_token" if names == "timm" else "register_tokens", 1, registers, width, spread=0.5))
    x = torch.cat(before + [x], 1)
    skip = len(leading) + registers
    for i in range(depth):
        b = f"blocks.{i}."
        if i < len(prompts):
            # Those of the block below lie between what is before the patches and the patches, and go.
            x = torch.cat([x[:, :skip], prompts[i].expand(len(x), -1, -1), x[:, -grid * grid:]], 1)
        n, t, d = x.shape
        q, k, v = linear(norm(x, b + "norm1"), b + "attn.qkv", 3 * d).reshape(n, t, 3, heads, d // heads) \
            .permute(2, 0, 3, 1, 4)
        a = torch.softmax(q @ k.transpose(-1, -2) / (d // heads) ** 0.5, -1) @ v
        x = x + scaled(linear(a.transpose(1, 2).reshape(n, t, d), b + "attn.proj", d), b + "ls1")
        y = linear(F.gelu(linear(norm(x, b + "norm2"), b + "mlp.fc1", 4 * d)), b + "mlp.fc2", d)
        x = x + scaled(y, b + "ls2")
    patches = slice(-grid * grid, None)
    if fc_norm:
        return norm(x[:, patches].mean(1), "fc_norm")
    x = norm(x, "norm")
    mean = x[:, patches].mean(1)
    return {"class token": x[:, 0], "mean": mean, "class token and mean": torch.cat([x[:, 0], mean], 1)}[pool]


def write(name, size, architecture, network):
    torch.manual_seed(len(name) + 17)
    w = Weights()
    mean, std = 0.5, 0.25
    x = image(size, mean, std)
    with torch.no_grad():
        embedding = network(w, x)
    path = OUT / (name + ".safetensors")
    safetensors(path, w)
    card = {
        "id": name, "name": name, "version": 1, "architecture": architecture, "file": path.name,
        "sha256": hashlib.sha256(path.read_bytes()).hexdigest(), "bytes": path.stat().st_size,
        "input": {"size": size, "resizeShorterSideTo": size, "interpolation": "bilinear, antialiased",
                  "crop": "centre", "mean": [mean] * 3, "std": [std] * 3, "channels": "RGB"},
        "embedding": embedding.shape[1], "licence": "Apache-2.0", "provenance": "random, by make_networks.py",
        "golden": {"image": f"{size} x {size} RGB, value = (7*row + 13*column + 29*channel) mod 256, no resizing",
                   "embedding": [round(float(v), 7) for v in embedding[0]], "tolerance": 1e-5},
    }
    (OUT / (name + ".json")).write_text(json.dumps(card, indent=1) + "\n")
    print(name, sum(v.numel() for v in w.values()), "numbers, embedding", [round(float(v), 3) for v in embedding[0][:4]])


def prompts(places):
    i, j, d = torch.meshgrid(torch.arange(places), torch.arange(3), torch.arange(8), indexing="ij")
    return (0.3 * torch.sin(1.0 + 7 * i + 3 * j + d))[:, None]


def main():
    OUT.mkdir(parents=True, exist_ok=True)
    stem = "conv 3x3 stride %d, %s, ReLU%s"
    write("resnet_basic", 16, {"family": "resnet", "block": "basic", "depths": [1, 1], "widths": [4, 6],
                               "stem": stem % (1, "BatchNorm", "")},
          lambda w, x: resnet(w, x, "basic", [1, 1], [4, 6], batch_norm, 1, False))
    write("resnet_bottleneck_group", 32,
          {"family": "resnet", "block": "bottleneck", "depths": [1, 2], "widths": [4, 6], "groups": 2,
           "stem": stem % (2, "GroupNorm", ", max pool 3x3 stride 2")},
          lambda w, x: resnet(w, x, "bottleneck", [1, 2], [4, 6], group_norm(2), 2, True))
    tiny = {"family": "vit", "patch": 4, "width": 8, "depth": 2, "heads": 2}
    prompted = {}

    def write_vit(name, card, trained, pool, **more):
        def network(w, x):
            plain = vit(w, x, 4, 8, 2, 2, trained, pool, **more)
            prompted[name] = {kind: [round(float(v), 7) for v in
                                     vit(w, x, 4, 8, 2, 2, trained, pool, prompts=prompts(places), **more)[0]]
                              for kind, places in (("shallow", 1), ("deep", 2))}
            return plain
        write(name, 16, {**tiny, **card}, network)

    write_vit("vit", {"pool": "class token", "names": "timm"}, 16, "class token")
    write_vit("vit_dinov2",
              {"pool": "class token and mean", "names": "dinov2", "registers": 2, "layerScale": "yes", "trainedSize": 20},
              20, "class token and mean", registers=2, names="dinov2", layer_scale=True)
    write_vit("vit_timm_registers", {"pool": "mean", "names": "timm", "registers": 3, "trainedSize": 8}, 8, "mean",
              registers=3)
    write_vit("vit_distilled_mean", {"pool": "mean", "finalNorm": "fc_norm", "distillation": "yes"}, 16, "mean",
              fc_norm=True, distillation=True)
    PROMPTED.write_text(json.dumps({"note": "by make_networks.py; token j before block i has the numbers "
                                    "0.3 sin(1 + 7 i + 3 j + d)", **prompted}, indent=1) + "\n")


if __name__ == "__main__":
    main()
