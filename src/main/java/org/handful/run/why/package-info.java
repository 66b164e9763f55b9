/** Why a run says what it says to one image: where in it the evidence lies, and which images that it learned from count. */
package org.handful.run.why;
