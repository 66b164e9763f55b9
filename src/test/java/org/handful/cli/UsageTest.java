package org.handful.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.handful.cli.console.Console;
import org.handful.cli.console.Face;
import org.handful.cli.console.Interrupts;
import org.handful.cli.console.Texts;
import org.handful.run.Workbench;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class UsageTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {
        "nonsense", "run", "project", "backbones", "run FOLDER --shots 0", "run FOLDER --shots five",
        "run FOLDER --split 1.5", "run FOLDER --shots 5 --folds 3", "run FOLDER --repeats 2", "run FOLDER --folds 1",
        "run FOLDER --device tpu", "run FOLDER --method nonsense", "run FOLDER --set nonsense=1",
        "run FOLDER --nonsense", "run FOLDER --test x.safetensors", "run FOLDER --text x.safetensors",
        "run FOLDER --auxiliary x.safetensors", "run FOLDER --auxiliary-backbone other",
        "run x.safetensors --method amu --auxiliary-backbone other", "run x.safetensors --auxiliary y.safetensors",
        "run x.safetensors --method amu --auxiliary-test y.safetensors",
        "run x.safetensors --method amu --auxiliary y.safetensors --test z.safetensors",
        "run p.handful --save q.handful", "run p.handful --labels l.csv", "run e.safetensors --save q.handful",
        "run e.safetensors --test t.safetensors --shots 3",
        "embed FOLDER", "embed e.safetensors --out f.safetensors", "predict p.handful", "predict p.handful x.jpg --top 0",
        "predict p.handful x.jpg --csv - --json -", "backbones add w.safetensors", "methods nonsense",
        "bench --repeats 0", "membership FOLDER --method film", "membership FOLDER --run 1", "membership FOLDER --shadows 2",
        "multilabel FOLDER --shots 0", "multilabel e.safetensors", "episodes FOLDER --ways 1", "report p.handful", "evaluate x.csv --label-errors"
    })
    void wrongUsageIsToldBeforeAnythingIsOpened(String line) {
        CommandRun run = CommandRun.alone(line.replace("FOLDER", folder.toString()).split(" "));

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).isNotBlank().doesNotContain("Exception", "\tat ");
    }

    @Test
    void homeMayStandBeforeOrAfterTheCommand() {
        Path wanted = Path.of("elsewhere").toAbsolutePath();
        for (String line : List.of("--home elsewhere backbones list", "backbones --home elsewhere list",
                "backbones list --home elsewhere")) {
            List<Path> homes = new ArrayList<>();
            CommandRun.of((home, device) -> {
                homes.add(home.root());
                return Fakes.of(Workbench.class, Map.of(
                        "backbones", a -> List.of(), "damagedBackbones", a -> List.of()));
            }, line.split(" "));
            assertThat(homes).as(line).containsExactly(wanted);
        }
    }

    @Test
    void everyCommandHelpsAndSaysWhatItIsFor() {
        for (List<String> command : commands()) {
            List<String> args = new ArrayList<>(command);
            args.add("--help");
            CommandRun run = CommandRun.alone(args.toArray(String[]::new));

            assertThat(run.code()).as("%s", command).isZero();
            assertThat(run.out()).contains("Usage: " + String.join(" ", withRoot(command)));
            assertThat(run.err()).isEmpty();
            assertThat(Texts.BUNDLE.containsKey(String.join(".", withRoot(command)) + ".usage.header"))
                    .as("header of %s", command).isTrue();
        }
    }

    @Test
    void everyOptionIsExplained() {
        for (CommandLine command : all(tree())) {
            command.getCommandSpec().args().forEach(a -> assertThat(a.descriptionKey())
                    .as("%s of %s", a.paramLabel(), command.getCommandSpec().qualifiedName())
                    .isNotNull()
                    .matches(Texts.BUNDLE::containsKey));
        }
    }

    @Test
    void theListedCommandsAreThoseOfTheDescription() {
        assertThat(tree().getSubcommands().keySet()).containsExactly("run", "episodes", "sessions", "multilabel", "membership",
                "embed", "predict",
                "evaluate", "project", "backbones", "methods", "report", "bench", "doctor", "completion");
        assertThat(tree().getSubcommands().get("project").getSubcommands().keySet())
                .containsExactly("new", "info", "import", "check");
        assertThat(tree().getSubcommands().get("backbones").getSubcommands().keySet())
                .containsExactly("list", "add", "verify", "remove");
    }

    @Test
    void aMisspeltCommandIsSuggested() {
        assertThat(CommandRun.alone("methds").err()).contains("methods");
    }

    @Test
    void theVersionIsThatOfTheBuild() {
        assertThat(CommandRun.alone("--version").out()).matches("(?s)Handful \\d+\\.\\d+\\.\\d+ .*");
    }

    @Test
    void theCompletionScriptKnowsCommandsAndOptions() {
        CommandRun run = CommandRun.alone("completion");

        assertThat(run.code()).isZero();
        assertThat(run.out()).startsWith("#!").contains("backbones", "--attributes", "complete -F");
    }

    @Test
    void aResultThatCannotBeWrittenIsToldBeforeTheWork() {
        CommandRun run = CommandRun.alone("run", folder.toString(), "--json", folder.resolve("no/such/x.json").toString());

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("x.json");
    }

    @Test
    void aResultThatStandardOutputDoesNotTakeIsAFailure() {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        PrintStream full = new PrintStream(new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("No space left on device");
            }
        }, true, StandardCharsets.UTF_8);
        Console console = new Console(full, new PrintStream(err, true, StandardCharsets.UTF_8), false);

        int code = new Cli((home, compute) -> null, console, new Interrupts()).execute("methods", "--json", "-");

        assertThat(code).isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("standard output");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--shots five", "--shots 99999999999", "--seed 1.5", "--split 0,5", "--set metric"})
    void whatIsNoNumberIsToldInPlainWords(String option) {
        CommandRun run = CommandRun.alone(("run FOLDER " + option).replace("FOLDER", folder.toString()).split(" "));

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains(option.split(" ")).doesNotContain(" int", " long", " double", "option option");
    }

    @Test
    void aListIsShownOnceInTheHelp() {
        assertThat(CommandRun.alone("episodes", "--help").out()).contains("--methods=ID[,ID...]").doesNotContain("...][,ID");
    }

    /** Only run and episodes read embedding files; the help of the others must not promise it. */
    @Test
    void embeddingFilesAreOfferedWhereTheyAreRead() {
        for (String command : List.of("run", "episodes", "sessions", "multilabel", "membership", "embed")) {
            boolean reads = List.of("run", "episodes").contains(command);
            assertThat(CommandRun.alone(command, "--help").out().replaceAll("\\s+", " ").contains("a .safetensors embedding file."))
                    .as(command).isEqualTo(reads);
        }
    }

    private static CommandLine tree() {
        CommandLine root = Commands.of(new Face(null, null, null));
        root.setResourceBundle(Texts.BUNDLE);
        return root;
    }

    private static List<CommandLine> all(CommandLine command) {
        List<CommandLine> found = new ArrayList<>(List.of(command));
        command.getSubcommands().values().forEach(c -> found.addAll(all(c)));
        return found;
    }

    private static List<List<String>> commands() {
        return all(tree()).stream()
                .map(c -> List.of(c.getCommandSpec().qualifiedName().split(" ")))
                .map(words -> words.subList(1, words.size()))
                .toList();
    }

    private static List<String> withRoot(List<String> command) {
        List<String> words = new ArrayList<>(List.of("handful"));
        words.addAll(command);
        return words;
    }
}
