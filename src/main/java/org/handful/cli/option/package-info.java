/**
 * Options that several commands share, and what they stand for. May import cli.console, cli.json, run, and the records
 * of model, error and method. Everything here runs on the main thread.
 */
package org.handful.cli.option;
