/** The states of trainings that a killed program left, so that they can go on. */
package org.handful.run.checkpoint;
