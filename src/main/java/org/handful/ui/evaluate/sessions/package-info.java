/** The tab of Evaluate in which classes are added to what a run knows. FX thread. */
package org.handful.ui.evaluate.sessions;
