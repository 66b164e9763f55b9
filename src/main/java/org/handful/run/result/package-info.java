/** What jobs give back: immutable records. */
package org.handful.run.result;
