/**
 * Runs: written while they go on, frozen when they end. May import store.sql, store.edit, store.record, store.codec and
 * eval; runs inside its callers' transactions.
 */
package org.handful.store.runs;
