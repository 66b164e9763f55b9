/** Images from outside a project that a training learns from as well. */
package org.handful.run.auxiliary;
