package org.handful.run.train;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import org.handful.engine.DeviceReport;
import org.handful.engine.Engine;
import org.handful.error.HandfulException;
import org.handful.model.Provenance;

/** With what this program computes right now. */
public record Provenances(Engine engine) {
    public Provenance now() throws HandfulException {
        DeviceReport device = engine.device();
        return new Provenance(version(), System.getProperty("java.runtime.version"),
                System.getProperty("os.name") + " " + System.getProperty("os.version") + " "
                        + System.getProperty("os.arch"),
                device.djl(), device.libtorch(), device.device());
    }

    /** The version of this program. */
    public static String version() {
        try (InputStream in = Provenances.class.getResourceAsStream("/version.properties")) {
            Properties properties = new Properties();
            properties.load(in);
            return properties.getProperty("version");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
