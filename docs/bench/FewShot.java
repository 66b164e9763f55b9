import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.handful.cli.Cli;
import org.handful.cli.console.Console;
import org.handful.cli.console.Interrupts;
import org.handful.engine.DeviceChoice;
import org.handful.run.local.LocalWorkbench;
import tools.jackson.databind.json.JsonMapper;

/**
 * Accuracy of methods on folders of images over seeds 0 to 9, five shots: {@code handful run PROJECT --shots 5 --seed S
 * --json -}, all in one process so that 240 starts are saved. Images are read and embedded once for each folder and
 * stay in WORK/NAME.handful. Prints a Markdown table: mean accuracy in per cent with the half-width of its 95 %
 * interval (Student's t over ten seeds).
 *
 * <pre>java -cp 'target/handful/lib/*' docs/bench/FewShot.java WORK BACKBONE,... METHOD,... FOLDER...</pre>
 */
class FewShot {
    private static final int SHOTS = 5;
    private static final int SEEDS = 10;
    private static final double T = 2.262;

    public static void main(String[] args) throws Exception {
        Path work = Files.createDirectories(Path.of(args[0]));
        String[] methods = args[2].split(",");
        System.out.println("| images | backbone | " + String.join(" | ", methods) + " |");
        System.out.println("|---|---|" + "---|".repeat(methods.length));
        for (String folder : Arrays.copyOfRange(args, 3, args.length)) {
            String name = Path.of(folder).getFileName().toString();
            String project = work.resolve(name + ".handful").toString();
            if (!Files.exists(Path.of(project))) {
                handful("project", "new", project);
                handful("project", "import", project, folder, "--link");
            }
            for (String backbone : args[1].split(",")) {
                List<String> cells = new ArrayList<>();
                for (String method : methods) {
                    cells.add(cell(project, backbone, method));
                }
                System.out.println("| " + name + " | " + backbone + " | " + String.join(" | ", cells) + " |");
            }
        }
    }

    private static String cell(String project, String backbone, String method) {
        double[] accuracy = new double[SEEDS];
        for (int seed = 0; seed < SEEDS; seed++) {
            String json = handful("run", project, "--backbone", backbone, "--method", method,
                    "--shots", String.valueOf(SHOTS), "--seed", String.valueOf(seed), "--json", "-");
            accuracy[seed] = 100 * JsonMapper.shared().readTree(json).at("/accuracy/value").asDouble();
        }
        double mean = Arrays.stream(accuracy).average().orElseThrow();
        double variance = Arrays.stream(accuracy).map(a -> (a - mean) * (a - mean)).sum() / (SEEDS - 1);
        return String.format(Locale.ROOT, "%.2f ± %.2f", mean, T * Math.sqrt(variance / SEEDS));
    }

    private static String handful(String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int cores = Runtime.getRuntime().availableProcessors();
        int code = new Cli((home, device) -> new LocalWorkbench(home, DeviceChoice.CPU, cores),
                new Console(print(out), print(err), false), new Interrupts()).execute(args);
        if (code != 0) {
            throw new IllegalStateException(String.join(" ", args) + "\n" + err.toString(StandardCharsets.UTF_8));
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    private static PrintStream print(OutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }
}
