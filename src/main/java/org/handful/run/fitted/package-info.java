/** Images as a backbone takes them, what is fitted to them, and what that says about other images. */
package org.handful.run.fitted;
