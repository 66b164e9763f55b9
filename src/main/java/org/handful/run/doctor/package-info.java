/**
 * Looks at the machine and the installation and says what is broken and what to do. May import the rest of run, model
 * and error. Runs on the thread that asks; starts the engine.
 */
package org.handful.run.doctor;
