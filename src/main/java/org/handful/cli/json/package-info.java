/**
 * The machine-readable results of the command line. May import run's results and the records of model and eval; writes
 * JSON as a stream, so that a command starts without loading a data binding. Everything here runs on the main thread.
 */
package org.handful.cli.json;
