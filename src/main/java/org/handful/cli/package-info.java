/**
 * The command line as a whole: the tree of commands and how it is run. Works over run and the records of model, error,
 * method and eval; its own parts are console (streams, waiting, failures), option (what commands share), command,
 * project, backbone (the commands), table, json and csv (their results). It is the only place that writes to standard
 * output and standard error. Everything here runs on the main thread.
 */
package org.handful.cli;
