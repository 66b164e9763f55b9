/**
 * Tables of predictions: written by {@code predict --csv}, read by {@code evaluate}. May import run's results, error
 * and eval's records. Everything here runs on the main thread.
 */
package org.handful.cli.csv;
