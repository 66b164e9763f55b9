package org.handful.run.camera;

/** A camera that is there. @param id tells two of the same name apart */
public record CameraDevice(String id, String name) {}
