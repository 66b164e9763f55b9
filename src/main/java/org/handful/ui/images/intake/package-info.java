/** What the program points out about images that came in: measures, near-duplicates that want a decision. */
package org.handful.ui.images.intake;
