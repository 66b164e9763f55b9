/** Runs that wait for their turn, kept with the project. May import model and error. */
package org.handful.run.queue;
