/** Images with several labels on the command line. May import cli.option, cli.console, cli.table and run. */
package org.handful.cli.multilabel;
