/**
 * What a run will cost, before it starts: time and memory, learned from what earlier runs on this machine have cost. The
 * model is small enough to be told in a sentence per phase; see {@link org.handful.run.preflight.TimeModel} and {@link
 * org.handful.run.preflight.MemoryModel}. May import model, error and method.
 */
package org.handful.run.preflight;
