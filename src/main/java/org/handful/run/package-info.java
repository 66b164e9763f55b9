/**
 * Jobs that both faces of the program start: what the window and the command line can ask for. Joins image, backbone,
 * engine, method, tune, eval and store. Everything that can take long gives a {@link org.handful.run.Job}; every other
 * method may touch the disk and is not for the FX thread unless it says so.
 */
package org.handful.run;
