/** Runs as cards on a shelf: to star, to annotate, to compare with what the project holds now, to repeat. */
package org.handful.run.shelf;
