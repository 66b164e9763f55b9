/**
 * The words of the program as records and sealed types. Imports the JDK only and does no I/O. Everything here is
 * immutable by convention: arrays inside records are never written after construction, and are not copied.
 */
package org.handful.model;
