package org.handful.cli.command;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.handful.cli.console.ExitCode;
import org.handful.cli.console.Face;
import org.handful.cli.csv.PredictionCsv;
import org.handful.cli.json.LabelIssueJson;
import org.handful.cli.json.RunJson;
import org.handful.cli.option.GeneralOptions;
import org.handful.cli.option.GroupOptions;
import org.handful.cli.option.JsonOption;
import org.handful.cli.option.Version;
import org.handful.cli.table.EvaluationTables;
import org.handful.cli.table.LabelIssueTable;
import org.handful.cli.table.PredictionTable;
import org.handful.error.HandfulException;
import org.handful.eval.Evaluation;
import org.handful.eval.Evaluator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Every metric for predictions made elsewhere; needs neither engine nor project. */
@Command(name = "evaluate", sortOptions = false)
public final class EvaluateCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE.csv", descriptionKey = "table")
    private Path file;

    @Option(names = "--predictions", descriptionKey = "predictions")
    private boolean predictions;

    @Option(names = "--label-issues", descriptionKey = "label-issues")
    private boolean labelIssues;

    @Mixin
    private GroupOptions groups;

    @Mixin
    private JsonOption json;

    @Mixin
    private GeneralOptions general;

    private final Face face;

    public EvaluateCommand(Face face) {
        this.face = face;
    }

    @Override
    public Integer call() throws HandfulException {
        json.check();
        groups.check();
        PredictionCsv table = PredictionCsv.read(file);
        Evaluation evaluation = groups.apply(Evaluator.evaluate(table.classes(), table.attributes(), table.rows()),
                table.attributes(), table.classes(), table.rows());
        if (!json.toStandardOutput()) {
            face.console().out().print(EvaluationTables.of(evaluation));
            if (predictions) {
                face.console().out().print("\n" + PredictionTable.of(table.rows(), table.classes()));
            }
            if (labelIssues) {
                face.console().out().print("\n" + LabelIssueTable.of(table.rows(), table.classes()));
            }
        }
        Map<String, Object> result =
                RunJson.of(Version.number(), evaluation, table.classes(), table.rows(), predictions);
        if (labelIssues) {
            result.put("label_issues", LabelIssueJson.of(table.rows(), table.classes()));
        }
        json.write(result, face.console());
        return ExitCode.DONE;
    }
}
