/**
 * The database under a project file: opening it with care, the writer thread, readers, migrations, the lock. May import
 * model and error. Reads run on the caller's thread, writes on the one database thread while the caller waits.
 */
package org.handful.store.sql;
