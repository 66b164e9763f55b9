/**
 * One file per command. May import the other parts of cli, run, and the records of model, error, method and eval.
 * Everything here runs on the main thread.
 */
package org.handful.cli.command;
