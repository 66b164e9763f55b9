package org.handful.run.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.handful.backbone.BackboneCard;
import org.handful.backbone.Catalogue;
import org.handful.backbone.InstalledBackbone;
import org.handful.backbone.arch.Given;
import org.handful.engine.DeviceChoice;
import org.handful.engine.DeviceReport;
import org.handful.engine.Engine;
import org.handful.error.HandfulException;
import org.handful.error.StorageException;
import org.handful.image.DecodeLimits;
import org.handful.image.ImageDecoder;
import org.handful.image.Thumbnails;
import org.handful.method.Methods;
import org.handful.model.Dataset;
import org.handful.model.RunSpec;
import org.handful.run.Home;
import org.handful.run.Job;
import org.handful.run.ProjectSession;
import org.handful.run.TrainingListener;
import org.handful.run.Workbench;
import org.handful.run.audit.ProjectAudits;
import org.handful.run.camera.Cameras;
import org.handful.run.checkpoint.CheckpointShelf;
import org.handful.run.fitted.ProjectBackbones;
import org.handful.run.home.Preferences;
import org.handful.run.home.Recents;
import org.handful.run.home.Samples;
import org.handful.run.home.Timings;
import org.handful.run.local.camera.NativeCameras;
import org.handful.run.preflight.Obstacles;
import org.handful.run.race.EpisodePlan;
import org.handful.run.race.EpisodeReport;
import org.handful.run.race.EpisodeRun;
import org.handful.run.race.ProjectRaces;
import org.handful.run.result.BackboneInfo;
import org.handful.run.result.DeviceInfo;
import org.handful.run.result.EmbeddingFiles;
import org.handful.run.result.ImageInput;
import org.handful.run.result.RecentProject;
import org.handful.run.result.RunResult;
import org.handful.run.result.SampleProject;
import org.handful.run.train.EmbeddingRun;
import org.handful.run.train.ProjectRuns;
import org.handful.run.train.Provenances;
import org.handful.run.train.Words;
import org.handful.run.work.JobGroup;
import org.handful.run.work.Jobs;
import org.handful.store.ProjectFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The workbench over the engine and the file system of this machine. */
public final class LocalWorkbench implements Workbench {
    private static final int FEWEST_CLASSES = 2;
    private static final Logger LOG = LoggerFactory.getLogger(LocalWorkbench.class);
    private static final int MOSAIC = 6;

    private final Home home;
    private final Jobs jobs;
    private final Engine engine;
    private final Catalogue catalogue;
    private final Preferences preferences;
    private final Recents recents;
    private final Timings timings;
    private final Cameras cameras;
    private final Set<LocalSession> sessions = ConcurrentHashMap.newKeySet();

    /** @param threads that one tensor operation may use, and that decode images */
    public LocalWorkbench(Home home, DeviceChoice device, int threads) {
        this(home, device, threads, new NativeCameras());
    }

    /** With cameras of one's own. */
    public LocalWorkbench(Home home, DeviceChoice device, int threads, Cameras cameras) {
        this.home = home;
        this.cameras = cameras;
        this.jobs = new Jobs(threads);
        this.engine = Engine.start(device, home.engine(), threads);
        this.catalogue = new Catalogue(home.root());
        this.preferences = new Preferences(home);
        this.recents = new Recents(home);
        this.timings = new Timings(home);
    }

    @Override
    public Home home() {
        return home;
    }

    @Override
    public DeviceInfo device() throws HandfulException {
        DeviceReport d = engine.device();
        return new DeviceInfo(d.device(), d.reason(), d.threads(), d.djl(), d.libtorch());
    }

    @Override
    public List<BackboneInfo> backbones() throws HandfulException {
        return catalogue.list().stream().map(LocalWorkbench::info).toList();
    }

    @Override
    public List<HandfulException> damagedBackbones() throws HandfulException {
        return catalogue.inventory().damaged();
    }

    @Override
    public void check(String backbone, String method, Map<String, String> settings) throws HandfulException {
        Obstacles.check(catalogue.byId(backbone), Methods.byId(method), settings, FEWEST_CLASSES);
    }

    @Override
    public Map<String, String> obstacles(String backbone) throws HandfulException {
        return Obstacles.ofAll(catalogue.byId(backbone), FEWEST_CLASSES);
    }

    @Override
    public BackboneInfo addBackbone(Path weights, Path card) throws HandfulException {
        return info(catalogue.add(weights, card, engine::probe));
    }

    @Override
    public void verifyBackbone(String id) throws HandfulException {
        catalogue.verify(id, engine::probe);
    }

    @Override
    public void removeBackbone(String id) throws HandfulException {
        catalogue.remove(id);
    }

    @Override
    public ProjectSession createProject(Path file) throws HandfulException {
        return remembered(ProjectFile.create(file));
    }

    @Override
    public ProjectSession openProject(Path file) throws HandfulException {
        return remembered(ProjectFile.open(file));
    }

    @Override
    public ProjectSession temporaryProject() throws HandfulException {
        Path folder;
        try {
            folder = Files.createTempDirectory("handful");
        } catch (IOException e) {
            throw StorageException.writing(e, System.getProperty("java.io.tmpdir"));
        }
        ProjectFile file;
        try {
            file = ProjectFile.create(folder.resolve("temporary.handful"));
        } catch (HandfulException e) {
            delete(folder);
            throw e;
        }
        return session(file, () -> {}, () -> delete(folder));
    }

    private ProjectSession remembered(ProjectFile file) throws HandfulException {
        remember(file);
        return session(file, () -> remember(file), () -> {});
    }

    private ProjectSession session(ProjectFile file, Runnable remember, Runnable afterClose)
            throws HandfulException {
        JobGroup own = new JobGroup(jobs);
        ProjectBackbones backbones = new ProjectBackbones(file, catalogue);
        ProjectRuns runs = new ProjectRuns(file, own, engine, backbones,
                new CheckpointShelf(home.checkpoints()), cost -> timings.add(List.of(cost)));
        LocalPreflight preflight = new LocalPreflight(file, engine, backbones, timings, jobs.decoding());
        try {
            LocalSession session = new LocalSession(file, own, runs,
                    data -> new ProjectRaces(file, own, engine, backbones, data),
                    source -> new ProjectAudits(file, own, engine, backbones, source), preflight, remember, afterClose,
                    sessions::remove);
            sessions.add(session);
            return session;
        } catch (HandfulException e) {
            file.close();
            afterClose.run();
            throw e;
        }
    }

    /** Puts the project first among the recent ones, with a picture of what is in it now. */
    private void remember(ProjectFile file) {
        try {
            Dataset data = file.dataset();
            List<byte[]> mosaic = new ArrayList<>();
            int step = Math.max(1, data.size() / MOSAIC);
            for (int i = 0; i < data.size() && mosaic.size() < MOSAIC; i += step) {
                mosaic.add(file.thumbnail(data.samples().get(i).image().sha256()));
            }
            recents.remember(file.path(), data.size(), data.labels().size(), mosaic);
        } catch (HandfulException e) {
            LOG.warn("{} is not among the recent projects", file.path(), e);
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path p : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(p);
            }
        } catch (IOException e) {
            LOG.warn("{} was not deleted", folder, e);
        }
    }

    @Override
    public byte[] preview(ImageInput image, int longerSide) throws HandfulException {
        return Thumbnails.jpeg(ImageDecoder.decode(image.bytes(), image.name(), DecodeLimits.DEFAULT), longerSide);
    }

    @Override
    public Cameras cameras() {
        return cameras;
    }

    @Override
    public List<RecentProject> recentProjects() {
        return recents.list();
    }

    @Override
    public void forgetRecent(Path file) {
        recents.forget(file);
    }

    @Override
    public List<SampleProject> samples() {
        return Samples.list();
    }

    @Override
    public Optional<String> preference(String key) {
        return preferences.get(key);
    }

    @Override
    public void putPreference(String key, String value) {
        preferences.put(key, value);
    }

    @Override
    public Job<RunResult> runEmbeddings(EmbeddingFiles files, RunSpec spec, TrainingListener listener) {
        return jobs.queue(() -> Words.say("run.job.train", Words.title(spec.method())),
                job -> new EmbeddingRun(job, spec, listener, new Provenances(engine).now()).perform(files));
    }

    @Override
    public Job<EpisodeReport> episodes(EmbeddingFiles files, EpisodePlan plan) {
        return jobs.queue(() -> Words.say("run.job.episodes", plan.episodes()), job -> EpisodeRun.ofFiles(
                files, plan, job, jobs.decoding(), new Provenances(engine).now()));
    }

    @Override
    public void close() {
        sessions.forEach(LocalSession::close);
        jobs.close();
        engine.close();
    }

    static BackboneInfo info(InstalledBackbone b) {
        BackboneCard c = b.card();
        return new BackboneInfo(c.id(), c.name(), c.architecture().family(), c.embedding(),
                c.architecture() instanceof Given ? 0 : c.input().size(), c.licence(), c.provenance(), c.sha256(), c.bytes(),
                c.architecture().network().isPresent(), b.embedded());
    }
}
