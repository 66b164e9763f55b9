"""Accuracy of methods on folders of images over several seeds, measured with the built command line.

    python3 docs/bench/few_shot.py WORK_FOLDER IMAGE_FOLDER... [--handful PATH] [--backbones pocket,mobilenet_v2]

Images are read and embedded once for each folder (they stay in WORK_FOLDER/NAME.handful), so that only the first run
takes long. Prints a Markdown table: mean accuracy over seeds in per cent, with the half-width of its 95 % interval
(Student's t over seeds). Needs only Python's standard library.
"""
import argparse
import json
import pathlib
import statistics
import subprocess
import sys

T975 = {2: 12.706, 3: 4.303, 4: 3.182, 5: 2.776, 6: 2.571, 7: 2.447, 8: 2.365, 9: 2.306, 10: 2.262}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("work", type=pathlib.Path)
    parser.add_argument("folders", type=pathlib.Path, nargs="+")
    parser.add_argument("--handful", default="target/handful/bin/handful")
    parser.add_argument("--backbones", default="pocket,mobilenet_v2")
    parser.add_argument("--methods", default="centroid,logistic,gda")
    parser.add_argument("--shots", type=int, default=5)
    parser.add_argument("--seeds", type=int, default=10)
    options = parser.parse_args()
    options.work.mkdir(parents=True, exist_ok=True)
    methods = options.methods.split(",")
    print("| images | backbone | " + " | ".join(methods) + " |")
    print("|---|---|" + "---|" * len(methods), flush=True)
    for folder in options.folders:
        project = options.work / (folder.name + ".handful")
        if not project.exists():
            call(options.handful, "project", "new", str(project))
            call(options.handful, "project", "import", str(project), str(folder), "--link")
        for backbone in options.backbones.split(","):
            cells = [cell(options, project, backbone, method) for method in methods]
            print("| " + " | ".join([folder.name, backbone, *cells]) + " |", flush=True)


def cell(options, project, backbone, method):
    values = []
    for seed in range(options.seeds):
        out = call(options.handful, "run", str(project), "--backbone", backbone, "--method", method,
                   "--shots", str(options.shots), "--seed", str(seed), "--json", "-")
        values.append(100 * json.loads(out)["accuracy"]["value"])
    if len(values) < 2:
        return f"{values[0]:.2f}"
    half = T975[len(values)] * statistics.stdev(values) / len(values) ** 0.5
    return f"{statistics.mean(values):.2f} ± {half:.2f}"


def call(*command):
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    if done.returncode:
        sys.exit(" ".join(command) + "\n" + done.stderr)
    return done.stdout


if __name__ == "__main__":
    main()
