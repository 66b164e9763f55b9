/** Files that a person asked for. May import error. On any thread; a disk may take its time. */
package org.handful.run.file;
