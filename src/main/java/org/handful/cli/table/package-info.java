/**
 * Results as text that a person reads on a terminal. May import run's results and the records of eval. Everything here
 * runs on the main thread.
 */
package org.handful.cli.table;
