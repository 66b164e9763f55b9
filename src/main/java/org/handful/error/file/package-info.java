/** Files that are there as a whole or not at all. May import error. On any thread; a disk may take its time. */
package org.handful.error.file;
