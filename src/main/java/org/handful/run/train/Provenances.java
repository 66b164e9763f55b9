package org.handful.run.train;

import org.handful.engine.DeviceReport;
import org.handful.engine.Engine;
import org.handful.error.HandfulException;
import org.handful.model.Provenance;
import org.handful.store.ProgramVersion;

/** With what this program computes right now. */
public record Provenances(Engine engine) {
    public Provenance now() throws HandfulException {
        DeviceReport device = engine.device();
        return new Provenance(ProgramVersion.read(), System.getProperty("java.runtime.version"),
                System.getProperty("os.name") + " " + System.getProperty("os.version") + " "
                        + System.getProperty("os.arch"),
                device.djl(), device.libtorch(), device.device(), device.threads());
    }
}
