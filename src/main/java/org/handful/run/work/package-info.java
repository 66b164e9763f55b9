/** Executors for jobs, and their progress. The only place above the engine and the store that makes threads. */
package org.handful.run.work;
