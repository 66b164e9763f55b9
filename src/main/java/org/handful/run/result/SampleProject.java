package org.handful.run.result;

import java.nio.file.Path;

/**
 * A labelled image folder that came with the program.
 *
 * @param id name of the folder: {@code leaves}; title and description are texts of the window
 */
public record SampleProject(String id, Path folder) {}
