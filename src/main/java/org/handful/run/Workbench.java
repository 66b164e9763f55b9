package org.handful.run;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.handful.error.HandfulException;
import org.handful.run.camera.Cameras;
import org.handful.run.race.EpisodePlan;
import org.handful.run.race.EpisodeReport;
import org.handful.run.result.BackboneInfo;
import org.handful.run.result.DeviceInfo;
import org.handful.run.result.EmbeddingFiles;
import org.handful.run.result.ImageInput;
import org.handful.run.result.RecentProject;
import org.handful.run.result.RunResult;
import org.handful.run.result.SampleProject;
import org.handful.model.RunSpec;

/** Everything that is there once per program: the engine, the backbones, recent projects. Thread-safe. */
public interface Workbench extends AutoCloseable {
    Home home();

    /** Which device computes and why; starts the engine when it is not up yet (seconds). */
    DeviceInfo device() throws HandfulException;

    /** Installed backbones, the embedded one first. */
    List<BackboneInfo> backbones() throws HandfulException;

    /** Why installed backbones cannot be used: they are not among {@link #backbones}, and nobody should miss them. */
    default List<HandfulException> damagedBackbones() throws HandfulException {
        return List.of();
    }

    /**
     * Looks whether a method can learn with a backbone as it is set, as far as that does not hang on images.
     *
     * @throws HandfulException with the reason and a remedy, when it cannot
     */
    void check(String backbone, String method, Map<String, String> settings) throws HandfulException;

    /** Of all methods with the settings that they begin with: why each that cannot learn cannot, in words, by its id. */
    Map<String, String> obstacles(String backbone) throws HandfulException;

    /** Installs a backbone from files after checking checksum, tensors and golden embedding. */
    BackboneInfo addBackbone(Path weights, Path card) throws HandfulException;

    /** Checks an installed backbone's file and golden embedding again. */
    void verifyBackbone(String id) throws HandfulException;

    void removeBackbone(String id) throws HandfulException;

    ProjectSession createProject(Path file) throws HandfulException;

    ProjectSession openProject(Path file) throws HandfulException;

    /** A project that lives in a temporary file and is deleted when it is closed. */
    ProjectSession temporaryProject() throws HandfulException;

    /**
     * A JPEG of any image that can be read, the right way up, for viewers that know fewer formats.
     *
     * @param longerSide pixels, at most; a smaller image keeps its size
     */
    byte[] preview(ImageInput image, int longerSide) throws HandfulException;

    Cameras cameras();

    /** Newest first; files that are gone are left out. */
    List<RecentProject> recentProjects();

    void forgetRecent(Path file);

    /** The samples that came with the program. */
    List<SampleProject> samples();

    /** A setting of the program, such as the theme. */
    Optional<String> preference(String key);

    void putPreference(String key, String value);

    /**
     * A run on embeddings from a file, without images.
     *
     * @param files with the embeddings of the images and, where there are any, of the class names and of a second backbone
     */
    Job<RunResult> runEmbeddings(EmbeddingFiles files, RunSpec spec, TrainingListener listener);

    /** Episodes of embeddings from a file. @param files without any to test on */
    Job<EpisodeReport> episodes(EmbeddingFiles files, EpisodePlan plan);

    /** Ends running jobs, closes sessions and the engine. */
    @Override
    void close();
}
