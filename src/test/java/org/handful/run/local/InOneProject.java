package org.handful.run.local;

import java.nio.file.Path;
import org.handful.engine.DeviceChoice;
import org.handful.run.Home;
import org.handful.run.ProjectSession;
import org.handful.run.Workbench;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A test with every real part in an empty project of its own. */
abstract class InOneProject {
    @TempDir
    Path folder;

    Workbench workbench;
    Path file;
    ProjectSession session;

    @BeforeEach
    void create() throws Exception {
        workbench = new LocalWorkbench(new Home(folder.resolve("home")), DeviceChoice.CPU, 2);
        file = folder.resolve("project.handful");
        session = workbench.createProject(file);
    }

    @AfterEach
    void close() {
        workbench.close();
    }
}
