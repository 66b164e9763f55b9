/** What is measured of the window, and the images it is measured with. The measuring itself needs the window: app.bench. */
package org.handful.run.bench.window;
