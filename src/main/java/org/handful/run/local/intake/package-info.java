/** The intake of a project that is a file. Thread-safe. */
package org.handful.run.local.intake;
