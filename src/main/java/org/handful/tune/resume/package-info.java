/** How a training that a killed program left goes on. Used by the trainings of this module's parent alone. */
package org.handful.tune.resume;
