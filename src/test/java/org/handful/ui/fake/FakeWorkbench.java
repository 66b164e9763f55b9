package org.handful.ui.fake;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.handful.error.InputException;
import org.handful.error.ProjectException;
import org.handful.model.RunSpec;
import org.handful.run.Home;
import org.handful.run.Job;
import org.handful.run.ProjectSession;
import org.handful.run.TrainingListener;
import org.handful.run.Workbench;
import org.handful.run.camera.Cameras;
import org.handful.run.race.EpisodePlan;
import org.handful.run.race.EpisodeReport;
import org.handful.run.result.BackboneInfo;
import org.handful.run.result.DeviceInfo;
import org.handful.run.result.ImageInput;
import org.handful.run.result.RecentProject;
import org.handful.run.result.EmbeddingFiles;
import org.handful.run.result.RunResult;
import org.handful.run.result.SampleProject;

/** A program in memory. Projects live as long as it does: closing and opening one again shows the same. */
public final class FakeWorkbench implements Workbench {
    private final Home home;
    private final Executor worker;
    private final LinkedHashMap<Path, FakeSession> projects = new LinkedHashMap<>();
    private final Map<String, String> preferences = new ConcurrentHashMap<>();
    private final List<SampleProject> samples = new ArrayList<>();
    private final FakeCameras cameras = new FakeCameras();
    private boolean closed;

    /** @param worker runs jobs: {@code Runnable::run} to have them done at once */
    public FakeWorkbench(Path home, Executor worker) {
        this.home = new Home(home);
        this.worker = worker;
    }

    /** A project that is there already, and is the most recent one. */
    public FakeSession add(Path file) {
        FakeSession session = new FakeSession(file, worker);
        projects.putFirst(file, session);
        return session;
    }

    /** A sample that is there. */
    public void addSample(String id, Path folder) {
        samples.add(new SampleProject(id, folder));
    }

    /** The project of that file. */
    public FakeSession project(Path file) {
        return projects.get(file);
    }

    @Override
    public void check(String backbone, String method, Map<String, String> settings) {}

    @Override
    public Map<String, String> obstacles(String backbone) {
        return Map.of();
    }

    /** True after {@link #close()}. */
    public boolean closed() {
        return closed;
    }

    @Override
    public Home home() {
        return home;
    }

    @Override
    public DeviceInfo device() {
        return new DeviceInfo("cpu", "no CUDA device was found", 2, "0.35.1", "2.7.1");
    }

    @Override
    public List<BackboneInfo> backbones() {
        return List.of(
                new BackboneInfo("pocket", "Pocket", "resnet", 512, 128, "Apache-2.0", "trained for Handful",
                        "1".repeat(64), 9_900_000, true, true),
                new BackboneInfo("mobilenet-v2", "MobileNetV2", "mobilenet_v2", 1280, 224, "BSD-3-Clause",
                        "torchvision", "2".repeat(64), 14_200_000, true, false));
    }

    @Override
    public BackboneInfo addBackbone(Path weights, Path card) {
        return backbones().getLast();
    }

    @Override
    public void verifyBackbone(String id) {}

    @Override
    public void removeBackbone(String id) {}

    @Override
    public ProjectSession createProject(Path file) throws ProjectException {
        if (projects.containsKey(file) || Files.exists(file)) {
            throw new ProjectException(ProjectException.Problem.EXISTS, file);
        }
        return add(file);
    }

    @Override
    public ProjectSession openProject(Path file) throws ProjectException {
        FakeSession session = projects.remove(file);
        if (session == null) {
            throw new ProjectException(ProjectException.Problem.MISSING, file);
        }
        projects.putFirst(file, session);
        return session;
    }

    @Override
    public ProjectSession temporaryProject() {
        return new FakeSession(home.root().resolve("temporary.handful"), worker);
    }

    @Override
    public byte[] preview(ImageInput image, int longerSide) {
        return FakeGuess.bytes(image);
    }

    @Override
    public Cameras cameras() {
        return cameras;
    }

    @Override
    public List<RecentProject> recentProjects() {
        return projects.values().stream().map(s -> new RecentProject(s.path(),
                Instant.parse("2026-05-04T09:30:00Z"), s.dataset().size(), s.dataset().labels().size(), mosaic(s)))
                .toList();
    }

    @Override
    public void forgetRecent(Path file) {
        projects.remove(file);
    }

    @Override
    public List<SampleProject> samples() {
        return List.copyOf(samples);
    }

    @Override
    public Optional<String> preference(String key) {
        return Optional.ofNullable(preferences.get(key));
    }

    @Override
    public void putPreference(String key, String value) {
        preferences.put(key, value);
    }

    @Override
    public Job<RunResult> runEmbeddings(EmbeddingFiles files, RunSpec spec, TrainingListener listener) {
        throw new UnsupportedOperationException("the window has no use for it");
    }

    @Override
    public Job<EpisodeReport> episodes(EmbeddingFiles files, EpisodePlan plan) {
        throw new UnsupportedOperationException("the window has no use for it");
    }

    @Override
    public void close() {
        closed = true;
    }

    private static List<byte[]> mosaic(FakeSession session) {
        var samples = session.dataset().samples();
        List<byte[]> out = new ArrayList<>();
        for (int i = 0; i < 6 && !samples.isEmpty(); i++) {
            try {
                out.add(session.thumbnail(samples.get(i * (samples.size() - 1) / 5).image().sha256()));
            } catch (InputException e) {
                throw new IllegalStateException(e);
            }
        }
        return out;
    }
}
