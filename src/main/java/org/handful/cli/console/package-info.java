/**
 * What surrounds every command: streams, words, waiting for jobs with progress, failures and exit codes. May import run
 * and error. Runs on the main thread, but for progress and Ctrl-C, which come from others.
 */
package org.handful.cli.console;
