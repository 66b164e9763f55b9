/** What an attacker could learn about the images of a run. */
package org.handful.ui.evaluate.privacy;
