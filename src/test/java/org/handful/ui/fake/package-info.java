/**
 * A workbench in memory for tests of the window: images drawn in code, jobs that go on only when the test says so, no
 * engine, no database. {@link org.handful.ui.fake.Demo} opens the window on it.
 */
package org.handful.ui.fake;
