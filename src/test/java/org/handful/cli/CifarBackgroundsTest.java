package org.handful.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.handful.engine.DeviceChoice;
import org.handful.run.local.LocalWorkbench;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * CIFAR-10 test images with the background colours that people named (CIFAR10-B): MacroStd and worst group as the program
 * gives them against a computation of their own from the exported predictions.
 */
class CifarBackgroundsTest {
    private static final int PER_CLASS = 40;

    @TempDir
    private Path folder;

    @Test
    void macroStdAndWorstGroupFollowFromThePredictions() throws Exception {
        Path shared = Path.of(System.getProperty("handful.shared", "missing"));
        Path cifar = shared.resolve("data/cifar10_test");
        Path weights = shared.resolve("weights/mobilenet_v2_1.0_224_in1k.safetensors");
        assumeTrue(Files.isRegularFile(cifar.resolve("attributes.csv")) && Files.isRegularFile(weights),
                "handful.shared has no CIFAR-10 or no MobileNetV2: skipped");
        List<String> rows = Files.readAllLines(cifar.resolve("attributes.csv"));
        Map<String, String> background = new HashMap<>();
        Map<String, Integer> taken = new HashMap<>();
        StringBuilder csv = new StringBuilder("image,background\n");
        for (String row : rows.subList(1, rows.size())) {
            String[] cells = row.split(",");
            if (taken.merge(cells[0].split("/")[0], 1, Integer::sum) <= PER_CLASS) {
                Path to = folder.resolve("images").resolve(cells[0]);
                Files.createDirectories(to.getParent());
                Files.copy(cifar.resolve(cells[0]), to);
                background.put(cells[0], cells[1]);
                csv.append(row).append('\n');
            }
        }
        Path attributes = Files.writeString(folder.resolve("attributes.csv"), csv);
        String home = folder.resolve("home").toString();
        CommandRun added = handful("backbones", "add", weights.toString(), "--card",
                "src/test/resources/cards/mobilenet_v2.json", "--home", home);
        assertThat(added.code()).as(added.err()).isZero();
        CommandRun run = handful("run", folder.resolve("images").toString(), "--attributes", attributes.toString(),
                "--backbone", "mobilenet_v2", "--method", "logistic", "--predictions", "--json", "-", "--home", home);
        assertThat(run.code()).as(run.err()).isZero();
        JsonNode json = JsonMapper.shared().readTree(run.out());
        Map<String, Map<String, int[]>> groups = new TreeMap<>();
        for (JsonNode p : json.get("predictions")) {
            int[] group = groups.computeIfAbsent(p.get("true").asString(), _ -> new TreeMap<>())
                    .computeIfAbsent(background.get(p.get("image").asString()), _ -> new int[2]);
            group[0] += p.get("true").equals(p.get("predicted")) ? 1 : 0;
            group[1]++;
        }
        double sum = 0;
        double worst = 1;
        for (Map<String, int[]> ofClass : groups.values()) {
            double n = ofClass.values().stream().mapToInt(g -> g[1]).sum();
            double hits = ofClass.values().stream().mapToInt(g -> g[0]).sum();
            double squares = ofClass.values().stream().mapToDouble(g -> (double) g[0] * g[0] / g[1]).sum();
            sum += Math.sqrt(Math.max(0, squares / n - hits / n * (hits / n)));
            worst = Math.min(worst, ofClass.values().stream().mapToDouble(g -> (double) g[0] / g[1]).min().orElseThrow());
        }
        assertThat(groups).hasSize(10);
        assertThat(json.at("/subgroups/macro_std").doubleValue()).isCloseTo(sum / groups.size(), within(1e-9));
        assertThat(json.at("/subgroups/worst_group/accuracy").doubleValue()).isCloseTo(worst, within(1e-9));
        assertThat(json.at("/accuracy/value").doubleValue()).as("far above one in ten").isGreaterThan(0.4);
    }

    private static CommandRun handful(String... line) {
        return CommandRun.of((home, device) -> new LocalWorkbench(home, DeviceChoice.CPU, 2), line);
    }
}
