package org.handful.run.shelf;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.handful.model.RunSpec;
import org.handful.model.SplitSpec;
import org.handful.run.multilabel.LabelRuns;

/**
 * The command that does a run again.
 *
 * @param arguments as the program gets them, its name first
 */
public record RunCommandLine(List<String> arguments) {
    /** How words with blanks and signs are written so that they stay one word. */
    public enum Shell {
        /** sh, bash, zsh: single quotes, within which nothing means anything. */
        POSIX,
        /** cmd and PowerShell: double quotes, the only ones that both know. */
        WINDOWS;

        public static Shell ofSystem() {
            boolean windows = System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("win");
            return windows ? WINDOWS : POSIX;
        }

        String quoted(String word) {
            if (word.matches("[\\w./:=@%+,-]+") || this == WINDOWS && word.matches("[\\w./:=@+,\\\\-]+")) {
                return word;
            }
            return this == WINDOWS ? '"' + word + '"' : "'" + word.replace("'", "'\\''") + "'";
        }
    }

    public RunCommandLine {
        arguments = List.copyOf(arguments);
    }

    /**
     * @param device that computed it; empty when it is not known
     * @param threads that one operation used on the CPU, on which the last digits depend; 0 when it is not known
     * @param home where the backbones are, when that is not the usual place
     */
    public static RunCommandLine of(Path project, RunSpec spec, String device, int threads, Optional<Path> home) {
        boolean labels = LabelRuns.is(spec);
        List<String> out = new ArrayList<>(List.of("handful", labels ? "multilabel" : "run",
                project.toAbsolutePath().toString(), "--backbone", spec.backbone()));
        if (labels) {
            out.addAll(List.of("--made", String.valueOf(LabelRuns.plan(spec).made())));
        } else {
            out.addAll(List.of("--method", spec.method()));
            if (spec.fuses()) {
                out.addAll(List.of("--auxiliary-backbone", spec.auxiliary()));
            }
            new TreeMap<>(spec.settings()).forEach((name, value) -> out.addAll(List.of("--set", name + "=" + value)));
        }
        switch (spec.split()) {
            case SplitSpec.Shots(int k) -> out.addAll(List.of("--shots", String.valueOf(k)));
            case SplitSpec.Fraction(double share) -> out.addAll(List.of("--split", String.valueOf(share)));
            case SplitSpec.Folds(int folds, int repeats) -> {
                out.addAll(List.of("--folds", String.valueOf(folds)));
                if (repeats > 1) {
                    out.addAll(List.of("--repeats", String.valueOf(repeats)));
                }
            }
            // What a person assigned is what the command takes when nothing else is asked for.
            case SplitSpec.AsAssigned() -> { }
        }
        out.addAll(List.of("--seed", String.valueOf(spec.seed())));
        if (device.equals("cpu") || device.equals("gpu")) {
            out.addAll(List.of("--device", device));
        }
        if (threads > 0) {
            out.addAll(List.of("--threads", String.valueOf(threads)));
        }
        home.ifPresent(h -> out.addAll(List.of("--home", h.toString())));
        return new RunCommandLine(out);
    }

    /** As it is typed. */
    public String text(Shell shell) {
        return arguments.stream().map(shell::quoted).collect(Collectors.joining(" "));
    }
}
