package org.handful.run;

import org.handful.error.HandfulException;

/** Opens the workbench once it is known where its home is and on what it shall compute. */
@FunctionalInterface
public interface WorkbenchFactory {
    /** What is asked of the device is checked when the engine starts, which is later. */
    Workbench open(Home home, Compute compute) throws HandfulException;
}
