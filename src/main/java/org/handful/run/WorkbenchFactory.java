package org.handful.run;

import org.handful.error.HandfulException;

/** Opens the workbench once it is known where its home is and on what it shall compute. */
@FunctionalInterface
public interface WorkbenchFactory {
    /**
     * @param device {@code auto}, {@code cpu} or {@code gpu}; checked when the engine starts, which is later
     */
    Workbench open(Home home, String device) throws HandfulException;
}
