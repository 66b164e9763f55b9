/** Everything about one run: what determined it, what came out, what was written about it. */
package org.handful.ui.train.details;
