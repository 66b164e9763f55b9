package org.handful.cli.option;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.handful.cli.console.Texts;
import org.handful.error.InputException;
import org.handful.eval.Evaluation;
import org.handful.eval.Scored;
import org.handful.eval.SubgroupReport;
import org.handful.eval.Subgroups;
import org.handful.eval.subgroup.Crossing;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which attributes are looked at together, and from which size a group counts. */
public final class GroupOptions {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec mixee;

    @Option(names = "--cross", paramLabel = "ATTRIBUTE,ATTRIBUTE", descriptionKey = "cross")
    private List<String> crossed = List.of();

    @Option(names = "--least", paramLabel = "N", descriptionKey = "least")
    private int least = 1;

    public void check() {
        if (least < 1) {
            throw wrong("wrong.least", least);
        }
        for (String asked : crossed) {
            List<String> names = names(asked);
            if (names.size() < 2 || names.stream().distinct().count() < names.size()
                    || names.stream().anyMatch(String::isEmpty)) {
                throw wrong("wrong.cross", asked);
            }
        }
    }

    /**
     * The same figures with these groups: first those of each attribute, then the crossings in the order asked for.
     *
     * @throws InputException when an attribute is not there
     */
    public Evaluation apply(Evaluation evaluation, List<String> attributes, List<String> classes, List<Scored> rows)
            throws InputException {
        if (least == 1 && crossed.isEmpty()) {
            return evaluation;
        }
        require(attributes);
        List<Crossing> crossings = new ArrayList<>(attributes.stream().map(Crossing::of).toList());
        crossed.forEach(asked -> crossings.add(new Crossing(names(asked))));
        List<SubgroupReport> groups = crossings.stream().map(c -> Subgroups.report(c, classes, rows, least)).toList();
        return new Evaluation(evaluation.accuracy(), evaluation.balancedAccuracy(), evaluation.perClass(),
                evaluation.confusion(), groups, evaluation.calibration());
    }

    /** @throws InputException when an attribute that is crossed is not there: to be asked before something long */
    public void require(List<String> attributes) throws InputException {
        for (String asked : crossed) {
            for (String name : names(asked)) {
                if (!attributes.contains(name)) {
                    throw new InputException(InputException.Problem.UNKNOWN, "--cross " + name,
                            String.join(", ", attributes));
                }
            }
        }
    }

    private static List<String> names(String asked) {
        return Arrays.stream(asked.split(",", -1)).map(String::strip).toList();
    }

    private ParameterException wrong(String key, Object... arguments) {
        return new ParameterException(mixee.commandLine(), Texts.of(key, arguments));
    }
}
