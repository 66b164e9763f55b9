/** Figures of a classifier to which classes are added in sessions. May import model, error, math and eval's metrics. */
package org.handful.eval.sessions;
