/** What the program keeps in its home folder: preferences and recent projects; and the samples it came with. */
package org.handful.run.home;
