package org.handful.ui.shell;

import org.handful.run.result.DeviceInfo;

/** How the engine is doing, which starts while the window is already open. */
public sealed interface EngineState {
    /** Not known yet. */
    record Starting() implements EngineState {}

    /** It computes on this device. */
    record Ready(DeviceInfo device) implements EngineState {}

    /** It did not start. @param words why and what to do */
    record Failed(String words) implements EngineState {}
}
