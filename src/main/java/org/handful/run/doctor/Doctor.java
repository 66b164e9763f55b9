package org.handful.run.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.handful.engine.environment.CacheSizes;
import org.handful.error.Because;
import org.handful.error.EngineException;
import org.handful.error.HandfulException;
import org.handful.error.StorageException;
import org.handful.run.Compute;
import org.handful.run.Home;
import org.handful.run.Workbench;
import org.handful.run.WorkbenchFactory;
import org.handful.run.result.BackboneInfo;
import org.handful.run.result.DeviceInfo;
import org.handful.run.result.SampleProject;

/** Examines. Whatever fails becomes a finding: an examination never throws. */
public final class Doctor {
    private static final int OLDEST_JAVA = 25;
    /** The unpacked tensor library and a backbone fit into this. */
    private static final long ENOUGH_BYTES = 1_000_000_000L;

    private Doctor() {}

    public static List<Finding> examine(WorkbenchFactory workbenches, Home home, Compute compute) {
        List<Finding> findings = new ArrayList<>();
        findings.add(java());
        findings.add(memory());
        Finding write = writing(home);
        findings.add(write);
        findings.add(space(home));
        findings.add(Display.look());
        if (write.verdict() != Finding.Verdict.BROKEN) {
            try (Workbench workbench = workbenches.open(home, compute)) {
                engine(workbench, findings);
                backbones(workbench, findings);
                findings.add(samples(workbench));
            } catch (HandfulException e) {
                findings.add(Finding.broken("workbench", e.userMessage(), e.remedy()));
            }
        }
        return List.copyOf(findings);
    }

    private static Finding java() {
        Runtime.Version version = Runtime.version();
        String detail = "Java " + version + ", " + System.getProperty("java.vendor") + ", in "
                + System.getProperty("java.home");
        return version.feature() >= OLDEST_JAVA
                ? Finding.sound("java", detail)
                : Finding.broken("java", detail, "Install a JDK " + OLDEST_JAVA + " or newer and set JAVA_HOME to it.");
    }

    private static Finding memory() {
        Runtime runtime = Runtime.getRuntime();
        return Finding.sound("machine", runtime.availableProcessors() + " cores, up to " + gigabytes(runtime.maxMemory())
                + " of memory for Java, " + System.getProperty("os.name") + " " + System.getProperty("os.arch"));
    }

    private static Finding writing(Home home) {
        try {
            Files.createDirectories(home.root());
            Path probe = Files.createTempFile(home.root(), "doctor", ".tmp");
            Files.delete(probe);
            return Finding.sound("home", home.root() + " can be written");
        } catch (IOException e) {
            return Finding.broken("home", StorageException.writing(e, home.root()).userMessage(),
                    "Choose another folder with --home DIR or HANDFUL_HOME, or ask for the right to write there.");
        }
    }

    private static Finding space(Home home) {
        Path there = home.root();
        while (there != null && !Files.exists(there)) {
            there = there.getParent();
        }
        try {
            long free = Files.getFileStore(there == null ? Path.of("") : there).getUsableSpace();
            String detail = gigabytes(free) + " free where home is";
            return free >= ENOUGH_BYTES
                    ? Finding.sound("disk", detail)
                    : Finding.remark("disk", detail, "Free some space: the tensor library and backbones need "
                            + gigabytes(ENOUGH_BYTES) + ".");
        } catch (IOException e) {
            return Finding.remark("disk", "free space is not known: " + Because.of(e), "");
        }
    }

    private static void engine(Workbench workbench, List<Finding> findings) {
        try {
            DeviceInfo device = workbench.device();
            findings.add(Finding.sound("libtorch", "libtorch " + device.libtorch() + " through DJL " + device.djl()));
            findings.add(Finding.sound("device", device.device() + ", " + device.threads() + " threads: "
                    + device.reason()));
            if (CacheSizes.hidden()) {
                findings.add(Finding.sound("convolutions", "their channels fill whole registers: this system hides the sizes of its"
                        + " caches, and others are computed wrong there"));
            }
            String waiting = System.getenv().getOrDefault("OMP_WAIT_POLICY", System.getProperty("OMP_WAIT_POLICY"));
            if (!"PASSIVE".equalsIgnoreCase(waiting)) {
                findings.add(Finding.remark("threads", "OMP_WAIT_POLICY is " + (waiting == null ? "not set" : waiting)
                        + ": idle threads of the tensor library take the processor from the window",
                        "Start Handful with its own script, or set OMP_WAIT_POLICY=PASSIVE."));
            }
        } catch (HandfulException e) {
            findings.add(e instanceof EngineException engine && engine.problem() == EngineException.Problem.DEVICE
                    ? Finding.broken("device", e.userMessage(), e.remedy())
                    : Finding.broken("libtorch", e.userMessage(), "On Linux glibc 2.28 or newer is needed, on Windows "
                            + "the Visual C++ runtime. The log in " + workbench.home().logs() + " says more."));
        }
    }

    private static void backbones(Workbench workbench, List<Finding> findings) {
        try {
            List<BackboneInfo> installed = workbench.backbones();
            String names = installed.stream().map(BackboneInfo::id).collect(Collectors.joining(", "));
            findings.add(installed.stream().anyMatch(BackboneInfo::embedded)
                    ? Finding.sound("backbones", names)
                    : Finding.broken("backbones", "the embedded backbone is missing; there is: " + names,
                            "Install Handful again."));
            for (HandfulException damage : workbench.damagedBackbones()) {
                findings.add(Finding.broken("backbones", damage.userMessage(), damage.remedy()));
            }
        } catch (HandfulException e) {
            findings.add(Finding.broken("backbones", e.userMessage(), e.remedy()));
        }
    }

    private static Finding samples(Workbench workbench) {
        List<SampleProject> samples = workbench.samples();
        return samples.isEmpty()
                ? Finding.remark("samples", "no sample projects were found beside the program",
                        "Start Handful with its own script, or from the folder of its sources.")
                : Finding.sound("samples", samples.stream().map(SampleProject::id).collect(Collectors.joining(", "))
                        + " in " + samples.getFirst().folder().getParent());
    }

    private static String gigabytes(long bytes) {
        return String.format(Locale.ROOT, "%.1f GB", bytes / 1e9);
    }
}
