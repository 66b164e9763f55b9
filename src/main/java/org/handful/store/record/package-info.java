/**
 * What goes into a project file and what comes out of it. Immutable by convention: arrays are neither copied nor
 * written after construction. May import model and eval; any thread.
 */
package org.handful.store.record;
