/** The commands on project files. May import the other parts of cli and run. Runs on the main thread. */
package org.handful.cli.project;
