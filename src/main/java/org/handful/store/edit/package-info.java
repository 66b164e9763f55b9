/**
 * Everything that a person can undo. An edit is a list of cell changes, each with the values before and after; nothing
 * it hides is deleted, so undo and redo only write cells. May import store.sql, store.record, store.codec; runs inside
 * the transactions of its callers.
 */
package org.handful.store.edit;
