package org.handful.cli.option;

import java.util.Optional;
import org.handful.cli.console.Texts;
import org.handful.model.SplitSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** How the images are divided: at most one of the three ways. */
public final class SplitOptions {
    private static final double DEFAULT_SUPPORT = 0.5;

    @Spec(Spec.Target.MIXEE)
    private CommandSpec mixee;

    @Option(names = "--shots", paramLabel = "K", descriptionKey = "shots")
    private Integer shots;

    @Option(names = "--split", paramLabel = "FRACTION", descriptionKey = "split")
    private Double fraction;

    @Option(names = "--folds", paramLabel = "F", descriptionKey = "folds")
    private Integer folds;

    @Option(names = "--repeats", paramLabel = "R", descriptionKey = "repeats")
    private Integer repeats;

    public void check() {
        if (present(shots) + present(fraction) + present(folds) > 1) {
            throw wrong("wrong.split.one");
        }
        if (shots != null && shots < 1) {
            throw wrong("wrong.shots", shots);
        }
        if (fraction != null && !(fraction > 0 && fraction < 1)) {
            throw wrong("wrong.split", String.valueOf(fraction));
        }
        if (folds != null && folds < 2) {
            throw wrong("wrong.folds", folds);
        }
        if (repeats != null && (folds == null || repeats < 1)) {
            throw wrong("wrong.repeats", repeats);
        }
    }

    /** What was asked for; empty leaves it to what the images say, else {@link #standard()}. */
    public Optional<SplitSpec> asked() {
        if (shots != null) {
            return Optional.of(new SplitSpec.Shots(shots));
        }
        if (folds != null) {
            return Optional.of(new SplitSpec.Folds(folds, repeats == null ? 1 : repeats));
        }
        return Optional.ofNullable(fraction).map(SplitSpec.Fraction::new);
    }

    public static SplitSpec standard() {
        return new SplitSpec.Fraction(DEFAULT_SUPPORT);
    }

    private ParameterException wrong(String key, Object... arguments) {
        return new ParameterException(mixee.commandLine(), Texts.of(key, arguments));
    }

    private static int present(Object option) {
        return option == null ? 0 : 1;
    }
}
