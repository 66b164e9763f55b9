package org.handful.engine.environment;

/**
 * Tells libtorch's worker threads to sleep when they are idle: docs/adr/0004. They read it from the environment when
 * the library is loaded, and a launcher that is no script cannot set that; so it is set here, in the process itself.
 */
public final class WaitPolicy {
    private WaitPolicy() {}

    /** Before libtorch is loaded. What the person has set stays. */
    public static void ensure() {
        ProcessEnvironment.suggest("OMP_WAIT_POLICY", "PASSIVE");
    }
}
