/** One run from images to stored figures, and what a finished run can do. May import everything below run. */
package org.handful.run.train;
